import { testRates } from '../unit/shared/rule/noise-rates.ts';

testRates(600);
