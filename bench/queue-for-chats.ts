import type { Office } from "../src/office/office.js";
import { listOccurrences } from "../src/storage/progress.js";
import { reminderStore } from "../src/storage/reminder-store.js";

/** One message for each chat, each at a rung of its own from `rung` down: the ledger takes nothing twice. */
export async function queueForChats(office: Office, chats: readonly number[], at: Date, rung: number): Promise<void> {
  const { database, organization, channels } = office;
  const plan = await office.plan();
  const open = plan ? await listOccurrences(database.db, plan.id, { remindable: true }) : [];
  const messages = chats.map((chat, index) => {
    const occurrence = open[index % open.length];
    if (!occurrence) throw new Error("the plan asks for nothing");
    const item = {
      offset: rung - index,
      audience: "unit",
      readBy: "unit",
      occurrence,
      unreachableUnit: false,
    } as const;
    const address = { channel: "telegram", chatId: String(chat) } as const;
    return { address, language: "vi", parts: [], items: [item] } as const;
  });
  const store = reminderStore(database.db, organization.id, channels);
  await store.transaction((tx) => tx.queue(messages, at, at));
}
