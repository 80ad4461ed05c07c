/** Leads to the first field of the form that something is wrong with. */
export function focusFailure(form: HTMLElement, keys: readonly string[]): void {
  const places = [...form.querySelectorAll<HTMLElement>('[data-field]')];
  const place = places.find((each) => keys.includes(each.dataset['field'] ?? ''));
  const input = place?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button');
  (input ?? place)?.focus({ preventScroll: true });
  place?.scrollIntoView({ block: 'center' });
}
