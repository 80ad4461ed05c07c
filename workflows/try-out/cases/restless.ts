/** What a case is told when its world goes round without end. */
export const RESTLESS =
  'The procedures do not come to rest: something goes round again and again without waiting for time, a person or a message.';
