// The list of a change of staff: who takes what over. A leader names successors for many at once; whoever is named accepts or
// declines; on paper it is the list of the hand-over (ORG-05).
import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Checkbox, Input, Radio, Skeleton } from "antd";
import { useState } from "react";
import { asProblem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { Offer, Page } from "../../api/types";
import { fullTime, shortTime } from "../../spine/clock/moment";
import { PersonPicker } from "../../spine/form/RefPicker";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useSend } from "../record/send";
import { changeQuery, inOrder, isWithout, type StaffItem } from "./staff";
import "./staff.css";
import "./staffWords";

export function StaffPanel({ page }: { page: Page }) {
  const t = useTexts();
  const language = useLanguage();
  const { record } = page;
  const list = useQuery({ ...changeQuery(record.id), enabled: record.state !== "draft" });
  const send = useSend(record.id);
  const [show, setShow] = useState<"all" | "without">("all");
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState<string | undefined>();
  const [why, setWhy] = useState<string | null>(null);
  const offer = (action: string) => page.actions.find((one) => one.action === action);
  const naming = offer("name_successor");
  const taking = offer("take_on");
  const declining = offer("decline");

  async function act(by: Offer, body: Record<string, unknown>) {
    // Several people answer at the same time: what another has said meanwhile is no conflict.
    if (!(await send.act(by, body, null))) return;
    setPicked(new Set());
    setTo(undefined);
    setWhy(null);
    await queryClient.invalidateQueries({ queryKey: ["record", record.id, "staff"] });
    await queryClient.invalidateQueries({ queryKey: ["staff"] });
  }

  if (record.state === "draft") return null;
  if (list.isPending) return <Skeleton active />;
  if (list.error) return <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  const change = list.data;
  const open = record.state === "announced";
  const without = change.items.filter(isWithout);
  const rows = inOrder(show === "without" ? without : change.items);
  const mine = change.items.filter((one) => one.mine && !one.under);
  // What hangs on another goes with it and is not chosen alone.
  const may = (one: StaffItem) =>
    open && !one.under && one.state !== "ended" && (change.names || (change.answers && one.mine));
  const choosable = rows.filter(may);
  const chosen = choosable.filter((one) => picked.has(one.key));
  const rest = change.items.filter((one) => !one.under && (one.state === "open" || one.state === "declined"));
  const keys = (items: StaffItem[]) => items.map((one) => one.key);

  function toggle(key: string) {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }

  return (
    <section className="card staff-list" aria-labelledby="staff-list">
      <div className="row">
        <h2 id="staff-list">{t("staff.list")}</h2>
        <span className="row row-end grow">
          {change.items.length > 0 && (
            <Button
              size="small"
              icon={<PrinterOutlined />}
              onClick={() => window.print()}
              data-testid="print"
            >
              {t("staff.print")}
            </Button>
          )}
        </span>
      </div>
      <p className="quiet staff-sums">
        {record.state === "done"
          ? t("staff.sumsDone", {
              moved: change.moved,
              fallen: change.fallen,
              heir: change.heir?.name ?? t("staff.leader"),
            })
          : t("staff.sums", {
              all: change.waiting,
              taken: change.accepted,
              open: change.waiting - change.accepted,
            })}
        {open && change.drawn_at !== null && ` · ${t("staff.drawn", { at: shortTime(change.drawn_at) })}`}
      </p>
      {send.problem && <ProblemNotice error={send.problem} />}
      {change.answers && taking && declining && mine.length > 0 && (
        <section className="staff-answer" aria-label={t("staff.toMe")}>
          <strong>{t("staff.yours", { n: mine.length, at: fullTime(change.effective_at, language) })}</strong>
          <span className="row">
            <Button
              type="primary"
              loading={send.busy}
              onClick={() =>
                void act(taking, chosen.length > 0 ? { items: keys(chosen.filter((one) => one.mine)) } : {})
              }
              data-testid="take-on"
            >
              {chosen.some((one) => one.mine)
                ? t("staff.take", { n: chosen.filter((one) => one.mine).length })
                : t("staff.takeAll")}
            </Button>
            <Button onClick={() => setWhy(why === null ? "" : null)} aria-expanded={why !== null}>
              {t("staff.decline")}
            </Button>
          </span>
          {why !== null && (
            <form
              className="row staff-why"
              onSubmit={(event) => {
                event.preventDefault();
                const some = chosen.filter((one) => one.mine);
                if (why.trim() !== "")
                  void act(declining, {
                    reason: why.trim(),
                    ...(some.length > 0 ? { items: keys(some) } : {}),
                  });
              }}
            >
              <Input
                autoFocus
                maxLength={1000}
                value={why}
                onChange={(event) => setWhy(event.target.value)}
                placeholder={t("staff.why")}
                aria-label={t("staff.why")}
              />
              <Button htmlType="submit" danger disabled={why.trim() === ""} loading={send.busy}>
                {t("staff.send")}
              </Button>
            </form>
          )}
        </section>
      )}
      {change.items.length === 0 ? (
        <p className="quiet staff-none">{t("staff.empty")}</p>
      ) : (
        <>
          {open && (
            <div className="row staff-bar">
              <Radio.Group
                optionType="button"
                size="small"
                aria-label={t("staff.list")}
                value={show}
                onChange={(event) => setShow(event.target.value)}
                options={[
                  { value: "all", label: t("staff.all", { n: change.items.length }) },
                  { value: "without", label: t("staff.waiting", { n: without.length }) },
                ]}
              />
              {naming && change.names && (chosen.length > 0 || rest.length > 0) && (
                <span className="row staff-name">
                  <label htmlFor="staff-to">
                    {chosen.length > 0
                      ? t("staff.chosen", { n: chosen.length })
                      : t("staff.nameRest", { n: rest.length })}
                  </label>
                  <PersonPicker
                    described={{ id: "staff-to" }}
                    value={to}
                    onChange={setTo}
                    placeholder={t("staff.who")}
                  />
                  <Button
                    type="primary"
                    disabled={!to}
                    loading={send.busy}
                    onClick={() =>
                      void act(naming, { to, ...(chosen.length > 0 ? { items: keys(chosen) } : {}) })
                    }
                    data-testid="name-successor"
                  >
                    {t("staff.name")}
                  </Button>
                </span>
              )}
            </div>
          )}
          <div className="staff-scroll">
            <table className="grid">
              <thead>
                <tr>
                  {choosable.length > 0 && (
                    <th className="staff-check">
                      <Checkbox
                        aria-label={t("staff.chooseAll")}
                        checked={chosen.length === choosable.length}
                        indeterminate={chosen.length > 0 && chosen.length < choosable.length}
                        onChange={() =>
                          setPicked(chosen.length === choosable.length ? new Set() : new Set(keys(choosable)))
                        }
                      />
                    </th>
                  )}
                  <th>{t("staff.item")}</th>
                  <th>{t("staff.due")}</th>
                  <th>{t("staff.successor")}</th>
                  <th>{t("staff.state")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((one) => (
                  <Line
                    key={one.key}
                    one={one}
                    column={choosable.length > 0}
                    may={may(one)}
                    picked={picked.has(one.key)}
                    onPick={() => toggle(one.key)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function Line(props: { one: StaffItem; column: boolean; may: boolean; picked: boolean; onPick: () => void }) {
  const t = useTexts();
  const say = useSay();
  const { one } = props;
  const named = one.number || say(one.kind);
  const what =
    one.group === "shift"
      ? t("staff.shift", { from: shortTime(one.from), until: shortTime(one.until).slice(-5) })
      : one.group === "post"
        ? t("staff.post", { role: one.role ? say(one.role) : "", unit: one.unit?.name ?? "" })
        : one.number;
  return (
    <tr className={one.under ? "staff-under" : ""}>
      {props.column && (
        <td className="staff-check">
          {props.may && <Checkbox checked={props.picked} onChange={props.onPick} aria-label={named} />}
        </td>
      )}
      <td>
        <span className="staff-what">
          <span className="staff-kind">{say(one.kind)}</span>
          {one.record !== null ? (
            <Link to="/records/$id" params={{ id: one.record }} search={{}}>
              {what}
            </Link>
          ) : (
            <span>{what}</span>
          )}
          {one.urgent && <span className="mark mark-late">{t("staff.urgent")}</span>}
          {one.first && <span className="mark">{t("staff.first")}</span>}
          {one.later && <span className="mark">{t("staff.later")}</span>}
          {one.under && <span className="quiet">{t("staff.under")}</span>}
        </span>
        {one.text !== "" && <span className="quiet staff-text">{one.text}</span>}
        {one.group !== "shift" && one.group !== "post" && one.record === null && (
          <span className="quiet staff-text">{t("staff.hidden")}</span>
        )}
      </td>
      <td className="figures">{one.group === "shift" ? "—" : shortTime(one.until) || "—"}</td>
      <td>{one.to?.name ?? "—"}</td>
      <td>
        <span className={`staff-state staff-${one.state}`}>{say(one.state_words)}</span>
        {one.reason !== "" && <span className="quiet staff-text">{one.reason}</span>}
      </td>
    </tr>
  );
}
