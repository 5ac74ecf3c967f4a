import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Skeleton } from "antd";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { candidatesQuery, queryClient, recordQuery } from "../../api/queries";
import type { Board, Page, Unit } from "../../api/types";
import { ClockChip } from "../../spine/clock/ClockChip";
import { shortTime } from "../../spine/clock/moment";
import { FormPlaceContext } from "../../spine/form/place";
import { UnitPicker } from "../../spine/form/RefPicker";
import { useLive } from "../../spine/live/live";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";
import { StalePanel } from "../record/StalePanel";
import { useSeen } from "../record/seen";
import { useSend } from "../record/send";
import { type Brief, crewsOf, givingOffer, type Target, targetKey, targetsOf } from "./board";
import { CandidateList } from "./CandidateList";
import { GiveForm } from "./GiveForm";

interface Props {
  id: string;
  board: Board | undefined;
  units: Unit[];
  most: number | null;
  brief: Brief | undefined;
  onClose: () => void;
  onGiven: (page: Page, target: Target) => void;
}

/** One order and who may go for it. */
export function OrderPanel(props: Props) {
  const t = useTexts();
  const { id, onClose } = props;
  const record = useQuery(recordQuery(id));
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: ["record", id] }), [id]);
  useLive(`record:${id}`, refresh);
  return (
    <section
      className="card dispatch-panel"
      aria-label={t("dispatch.candidates")}
      aria-busy={record.isPending}
    >
      <Button type="text" icon={<ArrowLeftOutlined />} className="dispatch-back" onClick={onClose}>
        {t("dispatch.back")}
      </Button>
      {record.error && <ProblemNotice error={record.error} onRetry={() => void record.refetch()} />}
      {record.data ? (
        <Loaded key={id} {...props} page={record.data} />
      ) : (
        record.isPending && <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </section>
  );
}

function Loaded({ page, board, units, most, brief, onClose, onGiven }: Props & { page: Page }) {
  const t = useTexts();
  const say = useSay();
  const naming = useNaming();
  const { record } = page;
  const [unit, setUnit] = useState<string>();
  const candidates = useQuery(candidatesQuery(record.id, unit));
  const [chosen, setChosen] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const offer = givingOffer(page);
  const people = useMemo(() => new Map((board?.people ?? []).map((one) => [one.person.id, one])), [board]);
  const targets = candidates.data ? targetsOf(candidates.data, offer, record) : [];
  const target = targets.find((one) => targetKey(one) === chosen);
  const fits = targets.some((one) => one.kind === "person" && one.candidate.fits);
  // Where nobody may go, the crews of the board are one press away.
  const crews = crewsOf(board).filter((one) => one.id !== candidates.data?.unit.id);
  const send = useSend(record.id, () => target && onGiven(page, target));

  // What the person decides on. Until somebody is chosen only a change of state is worth stopping for.
  const seen = useSeen(page);
  const [decided, setDecided] = useState({ state: record.state, owner: record.owner?.id });
  const turned = record.state !== decided.state || record.owner?.id !== decided.owner;
  const moved = send.problem?.stale === true || (seen.moved && (turned || Boolean(target)));
  const adopt = (newer: Page) => {
    seen.adopt(newer);
    setDecided({ state: newer.record.state, owner: newer.record.owner?.id });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is adopted is the page that has just come
  useEffect(() => {
    if (seen.moved && !moved) adopt(page);
  }, [moved, page, seen.moved]);

  async function reload() {
    const newer = await send.reload();
    if (newer) adopt(newer);
    void queryClient.invalidateQueries({ queryKey: ["candidates", record.id] });
    void queryClient.invalidateQueries({ queryKey: ["board"] });
  }

  // A refusal of a rule means that the list was older than the truth.
  const refused = send.problem?.status === 409 && !send.problem.stale ? send.problem : null;
  useEffect(() => {
    if (!refused) return;
    void queryClient.invalidateQueries({ queryKey: ["candidates", record.id] });
    void queryClient.invalidateQueries({ queryKey: ["board"] });
  }, [refused, record.id]);

  // Whoever comes by keyboard goes on in the list of people.
  const ready = candidates.data !== undefined;
  useEffect(() => {
    if (ready) list.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus({ preventScroll: true });
  }, [ready]);

  function choose(next: Target) {
    send.clear();
    setChosen(targetKey(next));
  }

  function back() {
    const key = chosen;
    send.clear();
    setChosen(undefined);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-target="${key}"]`)?.focus());
  }

  useEffect(() => {
    // A button that vanished under the focus leaves the keys to the page.
    function key(event: globalThis.KeyboardEvent) {
      if (event.key === "Escape" && event.target === document.body && !event.defaultPrevented) onClose();
    }
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [onClose]);

  function keys(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if ((event.target as HTMLElement).closest(".ant-select-open, [role=dialog]")) return;
    onClose();
  }

  return (
    <FormPlaceContext
      value={{ record: record.id, kind: record.kind, customer: record.customer?.id, files: page.files }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc goes back to the list */}
      <div className="stack" onKeyDown={keys}>
        <header className="dispatch-panel-head">
          <h2>
            <PriorityTag code={record.priority} long /> {record.summary || naming.type(record.type)}
          </h2>
          <p className="quiet">
            <Link to="/records/$id" params={{ id: record.id }} search={{}} title={t("dispatch.open")}>
              {record.number}
            </Link>{" "}
            · {naming.type(record.type)} · {naming.state(record.kind, record.state)} · {record.unit.name}
          </p>
        </header>
        <div className="clock-row">
          {page.clocks
            .filter((clock) => clock.state !== "stopped")
            .map((clock) => (
              <ClockChip key={`${clock.code}.${clock.round}`} clock={clock} />
            ))}
        </div>
        <Facts page={page} brief={brief} />
        {moved && (
          <StalePanel
            page={page}
            known={seen.known}
            problem={send.problem}
            onReload={() => void reload()}
            busy={candidates.isFetching}
          />
        )}
        {!moved && record.owner && offer && (
          <p className="mark">{t("dispatch.isNow", { name: record.owner.name ?? "" })}</p>
        )}
        {!moved && !offer?.allowed && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={
              offer?.refusal
                ? say(offer.refusal)
                : t("dispatch.notOffered", { state: naming.state(record.kind, record.state) })
            }
            description={
              offer?.refusal?.clause ? (
                <small className="clause">{t("problem.clause", { clause: offer.refusal.clause })}</small>
              ) : undefined
            }
          />
        )}
        <div className="dispatch-judged">
          <h3>{t("dispatch.candidates")}</h3>
          {candidates.data && (
            <span className="quiet figures">
              {t("dispatch.judgedFor", {
                from: shortTime(candidates.data.from),
                until: shortTime(candidates.data.until).slice(-5),
              })}
            </span>
          )}
          <div className="dispatch-unit">
            <UnitPicker
              value={unit ?? record.unit.id}
              onChange={(next) => {
                setChosen(undefined);
                setUnit(next === record.unit.id ? undefined : next);
              }}
              among={units.some((one) => one.id === record.unit.id) ? units : undefined}
              placeholder={t("dispatch.otherUnit")}
              described={{ id: "dispatch-crew", "aria-label": t("dispatch.otherUnit") } as never}
            />
          </div>
        </div>
        {candidates.error && (
          <ProblemNotice error={candidates.error} onRetry={() => void candidates.refetch()} />
        )}
        {candidates.isPending && <Skeleton active title={false} paragraph={{ rows: 5 }} />}
        {candidates.data && candidates.data.items.length === 0 && (
          <p className="quiet">{t("dispatch.noCandidates")}</p>
        )}
        {candidates.data && candidates.data.items.length > 0 && !fits && (
          <p className="mark mark-late">{t("dispatch.noFit")}</p>
        )}
        {candidates.data && !fits && crews.length > 0 && (
          <div className="row dispatch-crews">
            {crews.map((one) => (
              <Button
                key={one.id}
                size="small"
                onClick={() => {
                  setChosen(undefined);
                  setUnit(one.id);
                }}
              >
                {t("dispatch.lookAt", { name: one.name })}
              </Button>
            ))}
          </div>
        )}
        {targets.length > 0 && (
          <CandidateList
            ref={list}
            targets={targets}
            people={people}
            most={most}
            chosen={chosen}
            onChoose={choose}
          />
        )}
        {target && offer && (
          <GiveForm
            key={offer.action}
            page={page}
            offer={offer}
            target={target}
            send={send}
            seen={seen.version}
            moved={moved}
            onCancel={back}
            onDone={() => onGiven(page, target)}
          />
        )}
      </div>
    </FormPlaceContext>
  );
}

/** What a dispatcher has to know to choose; the rest is on the page of the order. */
function Facts({ page, brief }: { page: Page; brief: Brief | undefined }) {
  const t = useTexts();
  const { record } = page;
  const facts: [string, string][] = [
    ["dispatch.content", brief?.content && brief.content !== record.summary ? brief.content : ""],
    ["dispatch.address", brief?.address || brief?.district || ""],
    ["dispatch.wish", brief?.wanted ?? ""],
    ["dispatch.special", brief?.special && !/^(无|none)$/i.test(brief.special) ? brief.special : ""],
    ["dispatch.owner", record.owner?.name ?? ""],
  ];
  const shown = facts.filter(([, value]) => value);
  if (shown.length === 0) return null;
  return (
    <dl className="facts">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
