/** The database cannot be used, for a reason that the person at the console can do something about. The message is one line. */
export class DatabaseProblem extends Error {
  override name = 'DatabaseProblem'
}
