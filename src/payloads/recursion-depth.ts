/** How often a definition of a schema may stand inside of itself. */
export const USUAL_DEPTH = 3;

/** Bodies grow with every level. */
export const MOST_DEPTH = 20;
