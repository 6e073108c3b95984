/** How text is colored for a terminal. Each function returns its text, with or without escape codes around it. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly green: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** The palette that leaves every text as it is: for files, pipes and `NO_COLOR`. */
export const plainPalette: Palette = {
  bold: unchanged,
  dim: unchanged,
  green: unchanged,
  red: unchanged,
  yellow: unchanged,
  cyan: unchanged,
};

function unchanged(text: string): string {
  return text;
}
