import type { JsonObject } from '../../../src/internal/json.ts';
import type { WebhookEvent } from '../store.ts';
import { databaseMoment, verifiedExpress } from '../verified-routes.ts';
import { defineMember } from '../zoo.ts';

/** All records in one JSON file: read, changed, written. */
export const wholeFile = defineMember({
  file: 'receivers/idem-09-whole-file',
  bug: 'reads a whole file, changes it and writes it back, without a lock',
  red: ['IDEM-09'],
  // Whatever runs beside it loses its work, too.
  only: ['IDEM-07', 'IDEM-09'],
  create: (secret) => {
    let file = JSON.stringify({ records: {} });
    const seen = new Set<string>();
    const save = async ({ data, subject_id: id }: WebhookEvent) => {
      await databaseMoment();
      const { records }: { records: Record<string, JsonObject> } = JSON.parse(file);
      await databaseMoment();
      const before = records[String(id)];
      if (before === undefined || timeOf(data) >= timeOf(before)) records[String(id)] = data;
      file = JSON.stringify({ records });
    };
    const app = verifiedExpress(secret, async (event, response) => {
      if (!seen.has(event.event_id) && event.event_type.startsWith('contact.')) {
        seen.add(event.event_id);
        await save(event);
      }
      response.sendStatus(200);
    });
    return {
      to: app,
      probe: {
        describe: 'the file',
        readState: ({ subjectId }) => Promise.resolve(JSON.parse(file).records[String(subjectId)] ?? null),
      },
    };
  },
});

function timeOf({ updated_at: updatedAt }: JsonObject): number {
  return Date.parse(String(updatedAt));
}
