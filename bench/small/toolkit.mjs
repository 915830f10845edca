/** The least that any action on the toolkit starts with. */
import { getInput, info } from '@actions/core';

info(getInput('bench'));
