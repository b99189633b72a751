/** How many columns a terminal has; undefined for what is none, and for one that does not know and says 0. */
export const widthOf = ({ isTTY, columns }: NodeJS.WriteStream): number | undefined =>
  isTTY && columns > 0 ? columns : undefined;
