/** Something wrong in a drawing, a form or a decision. */
export interface Problem {
  /** Kebab case, such as `gateway-needs-default`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Null when it is about the file as a whole. */
  readonly elementId: string | null;
  /** What is wrong and what to do, in English. */
  readonly message: string;
  readonly messages: { readonly en: string; readonly pt: string };
}

export function problemOf(
  code: string,
  elementId: string | null,
  messages: Problem['messages'],
  severity: Problem['severity'] = 'error',
): Problem {
  return { code, severity, elementId, message: messages.en, messages };
}
