import { isJsonObject, type JsonValue } from '../../internal/json.ts';
import { decimal, share } from '../scene/money.ts';
import { findRepeated, putText, type Repeated, type Slot } from './slot.ts';

const AMOUNTS = /"\w+(?<!_rate)":"(?<value>\d+\.\d\d)"/dg;
/** Texts may name an amount as well. */
const DECIMALS = /(?<![\d.]|_rate":")(?<value>\d+\.\d\d)(?![\d.])/dg;
/** Amounts that lose zeros at their end, or have three decimals, so that others would not agree with them. */
const AS_IN_DATABASE = /amount":"(?:(?!0\.0")\d+\.\d|\d+\.\d{3})"/;
/** A currency with as many decimals as {@link AMOUNTS} have. */
const TWO_DECIMALS = 'usd';
const LARGEST_FACTOR = 9;
const TAX_RATE = '_tax_rate';

/** The amounts of a body, and what they may be multiplied by so that they still agree with each other. */
export interface Amounts {
  readonly slots: readonly Slot[];
  /** 1 is always among them. */
  readonly factors: readonly number[];
}

/** Amounts are multiplied by the same factor, so that sums stay sums. Where one has to stay, all do. */
export function amountsIn(body: string, stays: (text: string) => boolean): Amounts {
  const named = new Set(findRepeated(body, AMOUNTS).map(({ text }) => text));
  const amounts = findRepeated(body, DECIMALS).filter(({ text }) => named.has(text) && centsOf(text) > 0);
  const mayChange = amounts.length > 0 && !AS_IN_DATABASE.test(body);
  if (!mayChange || amounts.some(({ text }) => stays(text))) return { slots: [], factors: [1] };

  const parsed: JsonValue = JSON.parse(body);
  const factors = Array.from({ length: LARGEST_FACTOR }, (_, index) => index + 1).filter(
    (factor) =>
      amounts.every(({ text }) => decimal(centsOf(text) * factor, TWO_DECIMALS).length === text.length) &&
      keepsTaxes(parsed, factor),
  );
  return { slots: amounts.map(amountSlot), factors };
}

function amountSlot({ text, places }: Repeated): Slot {
  const cents = centsOf(text);
  return (body, { factor }) => putText(body, decimal(cents * factor, TWO_DECIMALS), places);
}

/** Whether every tax is still what its rate makes of the amount beside it: rounding may come out otherwise. */
function keepsTaxes(value: JsonValue | undefined, factor: number): boolean {
  if (Array.isArray(value)) return value.every((item) => keepsTaxes(item, factor));
  if (!isJsonObject(value)) return true;
  return Object.entries(value).every(([key, member]) => {
    if (!key.endsWith(TAX_RATE)) return keepsTaxes(member, factor);
    const tax = value[`${key.slice(0, -TAX_RATE.length)}_tax_amount`];
    const { amount, discount_amount } = value;
    if (typeof member !== 'string' || typeof tax !== 'string' || typeof amount !== 'string') return true;
    const basisPoints = Math.round(Number(member) * 10_000);
    const discount = typeof discount_amount === 'string' ? centsOf(discount_amount) : 0;
    return share((centsOf(amount) - discount) * factor, basisPoints) === centsOf(tax) * factor;
  });
}

function centsOf(text: string): number {
  return Math.round(Number(text) * 100);
}
