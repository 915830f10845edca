/**
 * A terminal with as much of ECMA-48 as the live view uses. What it does not know it refuses, so that a sequence
 * that is no longer understood cannot go unnoticed.
 */
export class Screen {
  readonly #columns: number;
  readonly #lines: string[][] = [[]];
  #row = 0;
  #column = 0;
  #top = 0;
  readonly #rows: number;
  isCursorShown = true;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
  }

  readonly write = (text: string): void => {
    const pattern = /\u001b\[([?\d;]*)([A-Za-z])|([^])/gu;
    for (const [whole, parameter = '', command = '', character = ''] of text.matchAll(pattern)) {
      if (character === '') this.#command(parameter, command, whole);
      else this.#put(character);
    }
  };

  /** Everything that was written, what has scrolled away included, without empty lines at the end. */
  text(): string {
    return this.#lines
      .map((line) =>
        line
          .map((cell) => cell || ' ')
          .join('')
          .trimEnd(),
      )
      .join('\n')
      .trimEnd();
  }

  #command(parameter: string, command: string, whole: string): void {
    if (command === 'm') return;
    if (whole === '\u001b[?25l') this.isCursorShown = false;
    else if (whole === '\u001b[?25h') this.isCursorShown = true;
    // The cursor does not go above the window: what has scrolled away is out of reach.
    else if (command === 'A') this.#row = Math.max(this.#top, this.#row - Number(parameter || 1));
    else if (command === 'K' && parameter === '') this.#line().length = this.#column;
    else if (command === 'J' && parameter === '') {
      this.#line().length = this.#column;
      this.#lines.length = this.#row + 1;
    } else throw new Error(`the screen does not know ${JSON.stringify(whole)}`);
  }

  #put(character: string): void {
    if (character === '\r') this.#column = 0;
    else if (character === '\n') this.#feed();
    else if (character < ' ') throw new Error(`the screen does not know ${JSON.stringify(character)}`);
    else {
      if (this.#column >= this.#columns) this.#feed();
      const line = this.#line();
      while (line.length < this.#column) line.push(' ');
      line[this.#column] = character;
      this.#column += 1;
    }
  }

  #feed(): void {
    this.#row += 1;
    this.#column = 0;
    while (this.#lines.length <= this.#row) this.#lines.push([]);
    this.#top = Math.max(this.#top, this.#row - this.#rows + 1);
  }

  #line(): string[] {
    const line = this.#lines[this.#row];
    if (line === undefined) throw new Error('the cursor is on no line');
    return line;
  }
}
