import { parseDuration } from '../../internal/duration.ts';
import { readBy } from '../value-type.ts';

/** How much faster than real time waiting passes: `3600`, or `1h=1s` (simulated = real). */
export const TIME_SCALE = readBy(parseTimeScale, 'a factor or two durations', '3600', '1h=1s');

function parseTimeScale(text: string): number | undefined {
  const [simulated, real] = text.split('=').map((part) => parseDuration(part.trim()));
  const ratio = simulated !== undefined && real !== undefined ? simulated / real : Number(text);
  return Number.isFinite(ratio) && ratio > 0 && text.trim() !== '' ? ratio : undefined;
}
