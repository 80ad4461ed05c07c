/** What a caller is told: a status and a sentence that says what to do, in both languages. */
export interface ErrorText {
  readonly status: number;
  readonly en: string;
  readonly pt: string;
}
