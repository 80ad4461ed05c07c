/** Something that keeps Roteiro from starting, as a sentence that says what to do. */
export class ProblemAtStart extends Error {
  override readonly name = 'ProblemAtStart';
}
