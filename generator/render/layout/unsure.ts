/** The text has something of which it is not known how the formatter lays it out: it is the formatter's to do. */
export class Unsure extends Error {}
