/** A group that works on it together, and not everybody. */
export const mostHelpers = 20
