import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Checkbox, Radio, Skeleton } from "antd";
import { useState } from "react";
import { asProblem } from "../../../api/client";
import { queryClient } from "../../../api/queries";
import type { Offer, Page, OutagePoint as Point } from "../../../api/types";
import { shortTime } from "../../../spine/clock/moment";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { useLanguage, useTexts } from "../../../spine/words/language";
import { useSend } from "../../record/send";
import { pointsQuery, SUPPLIES, type Supply } from "./queries";
import { CareBlock, ToldPanel } from "./ToldPanel";
import "./words";

/** The list of an outage: who was told and how, who has gas again; worked through door by door (ANN-01, EMG-10). */
export function PointsPanel({ page }: { page: Page }) {
  const t = useTexts();
  const language = useLanguage();
  const { record } = page;
  const [supply, setSupply] = useState<Supply>("listed");
  const list = useInfiniteQuery(pointsQuery(record.id, supply));
  const send = useSend(record.id);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asks, setAsks] = useState<"restore" | string | null>(null);
  const [sure, setSure] = useState({ present: false, leak: false });
  const offer = (action: string) => page.actions.find((one) => one.action === action && one.allowed);
  const restore = offer("restore_points");
  const tell = offer("tell");
  const absent = offer("absent");
  const sums = list.data?.pages[0];
  const points = list.data?.pages.flatMap((one) => one.items) ?? [];
  const open = points.filter((one) => one.supply === "listed" || one.supply === "absent");
  const chosen = open.filter((one) => picked.has(one.point));

  async function act(by: Offer, body: Record<string, unknown>) {
    // Doors are worked through by several people at once: what another has entered meanwhile is no conflict.
    if (!(await send.act(by, body, null))) return;
    setPicked(new Set());
    setAsks(null);
    setSure({ present: false, leak: false });
    await queryClient.invalidateQueries({ queryKey: ["record", record.id, "points"] });
    await queryClient.invalidateQueries({ queryKey: ["record", record.id, "unspoken"] });
  }

  function toggle(id: string) {
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  if (list.isPending) return <Skeleton active />;
  if (list.error) return <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  const all = sums && SUPPLIES.map((one) => sums[one]);
  const sum = (key: "delivered" | "failed" | "untold" | "unspoken") =>
    (all ?? []).reduce((total, one) => total + one[key], 0);
  const print = (what: string) => `/api/outages/${record.id}/notice.pdf?what=${what}&lang=${language}`;
  return (
    <section className="card" aria-labelledby="points-title">
      <div className="row">
        <h2 id="points-title">{t("outages.all")}</h2>
        <span className="row row-end grow">
          <Button size="small" href={print("poster")} target="_blank">
            {t("outages.poster")}
          </Button>
          <Button size="small" href={print("list")} target="_blank">
            {t("outages.list")}
          </Button>
        </span>
      </div>
      <p className="quiet points-told">
        {t("outages.told", { n: sum("delivered") })}
        {sum("failed") > 0 && ` · ${t("outages.failed", { n: sum("failed") })}`}
        {sums && sums.asked > 0 && ` · ${t("outages.asked", { n: sums.asked })}`}{" "}
        {sum("untold") > 0 && (
          <span className="mark mark-late">{t("outages.untold", { n: sum("untold") })}</span>
        )}{" "}
        {(sums?.listed.unspoken ?? 0) > 0 && (
          <span className="mark mark-late">{t("outages.unspoken", { n: sums?.listed.unspoken })}</span>
        )}
      </p>
      <ToldPanel page={page} />
      {record.state === "published" && (
        <CareBlock
          record={record.id}
          speak={tell ? { tell, busy: send.busy, onTell: (point, how) => act(tell, { point, how }) } : null}
        />
      )}
      <Radio.Group
        optionType="button"
        aria-label={t("outages.all")}
        value={supply}
        onChange={(event) => {
          setSupply(event.target.value);
          setPicked(new Set());
        }}
        options={SUPPLIES.filter((one) => one !== "dropped" || (sums?.dropped.points ?? 0) > 0).map(
          (one) => ({
            value: one,
            label: t(`outages.${one}`, { n: sums?.[one].points ?? 0 }),
          }),
        )}
      />
      {restore && open.length > 0 && (
        <div className="row points-bar">
          <Checkbox
            checked={chosen.length === open.length}
            indeterminate={chosen.length > 0 && chosen.length < open.length}
            onChange={() =>
              setPicked(chosen.length === open.length ? new Set() : new Set(open.map((one) => one.point)))
            }
          >
            {chosen.length > 0 ? t("outages.chosen", { n: chosen.length }) : t("outages.chooseAll")}
          </Checkbox>
          {asks !== "restore" && (
            <Button
              size="small"
              type="primary"
              disabled={chosen.length === 0}
              onClick={() => setAsks("restore")}
              data-testid="restore-points"
            >
              {t("outages.restore")}
            </Button>
          )}
          {asks === "restore" && (
            <>
              <Checkbox
                checked={sure.present}
                onChange={(e) => setSure({ ...sure, present: e.target.checked })}
              >
                {t("outages.present")}
              </Checkbox>
              <Checkbox checked={sure.leak} onChange={(e) => setSure({ ...sure, leak: e.target.checked })}>
                {t("outages.leakFree")}
              </Checkbox>
              <Button
                size="small"
                type="primary"
                loading={send.busy}
                onClick={() =>
                  void act(restore, {
                    points: chosen.map((one) => ({ point: one.point })),
                    present: sure.present,
                    leak_free: sure.leak,
                  })
                }
              >
                {t("outages.confirm", { n: chosen.length })}
              </Button>
              <Button size="small" onClick={() => setAsks(null)}>
                {t("outages.cancel")}
              </Button>
            </>
          )}
        </div>
      )}
      {send.problem && <ProblemNotice error={send.problem} />}
      {points.length === 0 && <p className="quiet">{t("outages.empty")}</p>}
      <ul className="plain-list points">
        {points.map((one) => (
          <li key={one.point} className="point-line" data-point={one.number} data-supply={one.supply}>
            {restore && (one.supply === "listed" || one.supply === "absent") && (
              <Checkbox
                checked={picked.has(one.point)}
                onChange={() => toggle(one.point)}
                aria-label={t("outages.choose", { address: one.address })}
              />
            )}
            <span className="point-said">
              <strong>{one.address || one.number}</strong>
              {one.care && <span className="mark mark-late">{t("outages.care")}</span>}
              {!one.household && <span className="mark">{t("outages.firm")}</span>}
              <small className="quiet">
                <span className="figures">{one.number}</span>
                {one.name && ` · ${one.name}`} · <Told one={one} />
              </small>
            </span>
            {one.supply === "listed" && asks !== one.point && (
              <span className="row point-acts">
                {tell && (
                  <>
                    <Act on={() => act(tell, { point: one.point, how: "spoken" })} busy={send.busy}>
                      {t("outages.spoken")}
                    </Act>
                    <Act on={() => act(tell, { point: one.point, how: "door" })} busy={send.busy}>
                      {t("outages.door")}
                    </Act>
                    <Act on={() => act(tell, { point: one.point, how: "not_reached" })} busy={send.busy}>
                      {t("outages.notReached")}
                    </Act>
                  </>
                )}
                {absent && (
                  <Act on={() => setAsks(one.point)} busy={send.busy}>
                    {t("outages.nobody")}
                  </Act>
                )}
              </span>
            )}
            {asks === one.point && absent && (
              <span className="row point-acts">
                <span>{t("outages.nobodyAsk")}</span>
                <Button
                  size="small"
                  type="primary"
                  loading={send.busy}
                  onClick={() => void act(absent, { point: one.point, notice_left: true })}
                >
                  {t("outages.nobodyYes")}
                </Button>
                <Button size="small" onClick={() => setAsks(null)}>
                  {t("outages.cancel")}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("outages.more", { n: (sums?.[supply].points ?? 0) - points.length })}
        </Button>
      )}
    </section>
  );
}

function Act({ on, busy, children }: { on: () => unknown; busy: boolean; children: string }) {
  return (
    <Button size="small" disabled={busy} onClick={() => void on()}>
      {children}
    </Button>
  );
}

/** How a point was told, last, and what became of it. */
function Told({ one }: { one: Point }) {
  const t = useTexts();
  const said: string[] = [];
  if (one.message === null) {
    if (!one.waits) said.push(t("outages.noMobile"));
    else said.push(t("outages.queued"));
  } else {
    const state = one.delivered_at
      ? "delivered"
      : one.sent_at
        ? "sent"
        : one.message === "failed"
          ? "smsFailed"
          : "queued";
    const at = one.delivered_at ?? one.sent_at;
    said.push(t("outages.sms", { state: t(`outages.${state}`), at: at ? shortTime(at) : "" }).trim());
  }
  if (one.told_at && one.how) said.push(t(`outages.how_${one.how}`, { at: shortTime(one.told_at) }));
  if (one.moved_at && one.supply !== "listed")
    said.push(t(`outages.moved_${one.supply}`, { at: shortTime(one.moved_at) }));
  return <>{said.join(" · ")}</>;
}
