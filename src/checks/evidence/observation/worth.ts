/** Words for what is worth something to a customer, and must neither come twice nor to the wrong one. */
const WORTH =
  /grant|access|enrol|member|credit|entitle|licen[cs]e|balance|points|receipt|charge|payment|purchase|seat|subscription/i;

/** Whether a place in a state or a kind of effect is about money or access, by its name. */
export function isWorth(place: string): boolean {
  return place.startsWith('effect ') || WORTH.test(place);
}
