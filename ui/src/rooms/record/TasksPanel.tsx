import { Link } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState } from "react";
import { queryClient } from "../../api/queries";
import type { Page } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { useSend } from "./send";

type Linked = Page["links"][number];
type Tasked = Linked & { task: NonNullable<Linked["task"]> };

/** What has to be done beside the matter itself: by whom, until when, and what is late. */
export function TasksPanel({ page }: { page: Page }) {
  const t = useTexts();
  const tasks = page.links.filter((link): link is Tasked => link.task !== null);
  if (tasks.length === 0) return null;
  tasks.sort((a, b) => (a.task.due ?? 0) - (b.task.due ?? 0) || (a.record.id < b.record.id ? -1 : 1));
  const open = tasks.filter((one) => one.record.state === "open");
  const late = open.filter((one) => one.task.late).length;
  return (
    <section className="card" aria-labelledby="tasks-title">
      <h2 id="tasks-title">
        {t("tasks.title")}{" "}
        <span className="quiet">
          {open.length === 0 ? t("tasks.allDone") : t("tasks.open", { n: open.length, of: tasks.length })}
        </span>{" "}
        {late > 0 && <span className="mark mark-late">{t("tasks.late", { n: late })}</span>}
      </h2>
      <ol className="plain-list tasks">
        {tasks.map((one) => (
          <OneTask key={one.record.id} parent={page.record.id} one={one} />
        ))}
      </ol>
    </section>
  );
}

function OneTask({ parent, one }: { parent: string; one: Tasked }) {
  const t = useTexts();
  const say = useSay();
  const naming = useNaming();
  const send = useSend(one.record.id);
  const [writing, setWriting] = useState(false);
  const [result, setResult] = useState("");
  const { task, record } = one;
  const open = record.state === "open";
  const may = open && !task.automatic && record.actions.includes("finish");

  async function finish() {
    const offer = { action: "finish", href: `/api/tasks/${record.id}/finish`, words: task.text };
    if (await send.act(offer, result.trim() ? { result: result.trim() } : {}, record.version)) {
      setWriting(false);
      await queryClient.invalidateQueries({ queryKey: ["record", parent] });
    }
  }

  return (
    <li className="task" data-task={record.id} data-state={record.state} data-late={task.late}>
      <span className="task-mark" aria-hidden="true">
        {record.state === "done" ? "✓" : open ? (task.late ? "!" : "○") : "–"}
      </span>
      <span className="task-said">
        <Link to="/records/$id" params={{ id: record.id }} search={{}}>
          {say(task.text)}
        </Link>
        <small className="quiet">
          {record.owner?.name ?? (task.role ? say(task.role) : record.unit.name)}
          {" · "}
          {task.done_at
            ? t("tasks.doneAt", { at: shortTime(task.done_at) })
            : open
              ? t("tasks.due", { at: shortTime(task.due) })
              : naming.state(record.kind, record.state)}
          {(task.result || task.reason) && ` · ${task.result || task.reason}`}
          {open && task.automatic && ` · ${t("tasks.automatic")}`}
        </small>
        {task.late && <span className="mark mark-late">{t(open ? "tasks.isLate" : "tasks.wasLate")}</span>}
      </span>
      {may && !writing && (
        <Button
          size="small"
          onClick={() => setWriting(true)}
          aria-label={`${t("tasks.done")}${t("form.colon")}${say(task.text)}`}
        >
          {t("tasks.done")}
        </Button>
      )}
      {may && writing && (
        <form
          className="task-form row"
          onSubmit={(event) => {
            event.preventDefault();
            void finish();
          }}
          onKeyDown={(event) => event.key === "Escape" && setWriting(false)}
        >
          <Input
            autoFocus
            size="small"
            maxLength={1000}
            value={result}
            onChange={(event) => setResult(event.target.value)}
            placeholder={t("tasks.result")}
            aria-label={t("tasks.result")}
          />
          <Button size="small" type="primary" htmlType="submit" loading={send.busy}>
            {t("tasks.confirm")}
          </Button>
        </form>
      )}
      {send.problem && (
        <div className="task-form">
          <ProblemNotice
            error={send.problem}
            onRetry={
              send.problem.stale
                ? () => void queryClient.invalidateQueries({ queryKey: ["record", parent] })
                : undefined
            }
          />
        </div>
      )}
    </li>
  );
}
