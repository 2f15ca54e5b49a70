import { shortTitle } from "../domain/plan.js";
import { say } from "../domain/say.js";
import { readTasks } from "../service/documents.js";
import { type Command, refuse } from "./command.js";

export const tasksCommand: Command = {
  name: "tasks",
  usage: "[--json]",
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ office }) {
    const plan = await office.plan();
    if (!plan) return refuse(say("cli-no-plan"));
    const tasks = (await readTasks(office)) ?? [];
    return {
      ok: true,
      json: tasks,
      lines: plan.tasks.map((task, index) =>
        say("cli-task", {
          code: task.code,
          title: shortTitle(task),
          leads: (tasks[index]?.leadUnits ?? []).join(", "),
          deadline: task.deadlineText,
        }),
      ),
    };
  },
};
