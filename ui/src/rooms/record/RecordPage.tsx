import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { useMeta } from "../../api/queries";
import type { Offer, Page } from "../../api/types";
import { ClockChip } from "../../spine/clock/ClockChip";
import { FormPlaceContext, type Test } from "../../spine/form/place";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { ReleaseWay } from "../../spine/problem/ReleaseWay";
import { Timeline } from "../../spine/timeline/Timeline";
import { useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { ActionBar } from "./ActionBar";
import { CustomerCard } from "./CustomerCard";
import { ChargesPanel, FieldsPanel } from "./FieldsPanel";
import { FilesPanel, HandoverNews, LinksPanel, PartiesPanel } from "./panels";
import { RecordFrame } from "./RecordFrame";
import { RecordHead } from "./RecordHead";
import { useSend } from "./send";

// The drawer with its pickers is not needed to read a record; it is fetched while the page is read.
const loadDrawer = () => import("./ActionDrawer");
const ActionDrawer = lazy(() => loadDrawer().then((part) => ({ default: part.ActionDrawer })));

// Only an emergency has a script and a plan.
const ScriptPanel = lazy(() =>
  import("../emergency/ScriptPanel").then((part) => ({ default: part.ScriptPanel })),
);

const loadScene = () => import("../emergency/ScenePanel");
const CasualtiesAsk = lazy(() => loadScene().then((part) => ({ default: part.CasualtiesAsk })));
const ScenePanel = lazy(() => loadScene().then((part) => ({ default: part.ScenePanel })));

const PlanPanel = lazy(() =>
  import("../emergency/plans/PlanPanel").then((part) => ({ default: part.PlanPanel })),
);

const JoinedPlans = lazy(() =>
  import("../emergency/plans/JoinedPlans").then((part) => ({ default: part.JoinedPlans })),
);

const PointsPanel = lazy(() =>
  import("../emergency/outages/PointsPanel").then((part) => ({ default: part.PointsPanel })),
);

const CoveragePanel = lazy(() =>
  import("../publicity/CoveragePanel").then((part) => ({ default: part.CoveragePanel })),
);

const StaffPanel = lazy(() => import("../people/StaffPanel").then((part) => ({ default: part.StaffPanel })));

const RecordCalls = lazy(() =>
  import("../telephony/RecordCalls").then((part) => ({ default: part.RecordCalls })),
);

const TasksPanel = lazy(() => import("./TasksPanel").then((part) => ({ default: part.TasksPanel })));

/** One page for every flow: it draws the state, the clocks and the actions that the server offers. */
export function RecordPage() {
  const { id } = useParams({ from: "/shell/records/$id" });
  return (
    <RecordFrame id={id}>
      {(page, { error, onRetry }) => (
        <>
          {error !== null && <ProblemNotice error={error} onRetry={onRetry} />}
          <Loaded key={id} page={page} />
        </>
      )}
    </RecordFrame>
  );
}

function Loaded({ page }: { page: Page }) {
  const t = useTexts();
  const naming = useNaming();
  const navigate = useNavigate();
  const { act, next: after } = useSearch({ from: "/shell/records/$id" });
  const meta = useMeta();
  const { record } = page;
  const flow = meta?.flows.find((one) => one.kind === record.kind);
  const send = useSend(record.id);
  // The drawer keeps the offer it was opened with, so that typed text stays when the record moves on meanwhile.
  const [kept, setKept] = useState<Offer | null>(null);
  // What was left for the edit form comes back when the edit is sent.
  const [back, setBack] = useState<string | null>(null);
  const [next, setNext] = useState<{ action: string; after: number } | null>(null);
  const offered = act ? page.actions.find((one) => one.action === act) : undefined;
  const offer = offered ?? (kept?.action === act ? kept : null);

  useEffect(() => void loadDrawer(), []);

  function go(action: string | null) {
    void navigate({
      to: "/records/$id",
      params: { id: record.id },
      search: action ? { act: action } : {},
      replace: true,
    });
  }

  function open(next: Offer | null) {
    setKept(next);
    setBack(null);
    go(next?.action ?? null);
  }

  function editFirst(edit: Offer, from: string) {
    setKept(edit);
    setBack(from);
    go(edit.action);
  }

  function done() {
    setKept(null);
    setBack(null);
    if (back) setNext({ action: back, after: record.version });
    // What was released is gone on with; what was asked for waits for somebody else.
    else go(act === "release" && after ? after : null);
  }

  useEffect(() => {
    // The form that is come back to begins with what was just sent.
    if (!next || record.version === next.after) return;
    setNext(null);
    void navigate({
      to: "/records/$id",
      params: { id: record.id },
      search: { act: next.action },
      replace: true,
    });
  }, [next, record.version, record.id, navigate]);

  return (
    <FormPlaceContext
      value={{
        record: record.id,
        kind: record.kind,
        customer: record.customer?.id,
        files: page.files,
        // A crew is sent to an emergency with its order.
        tests: offer?.initial.tests as Test[] | undefined,
        order: offer?.action === "send_crew" ? orderOf(page) : undefined,
      }}
    >
      <div
        className={`page record-page ${offer ? (offer.action === "confirm" ? "with-drawer with-wide" : "with-drawer") : ""}`}
      >
        <PageHead title={`${naming.kind(record.kind)} ${record.number}`} />
        <RecordHead page={page} flow={flow} />
        <section className="clock-row" aria-label={t("record.clocks")}>
          {page.clocks.map((clock) => (
            <ClockChip key={`${clock.code}.${clock.round}`} clock={clock} round={record.round > 1} />
          ))}
        </section>
        <HandoverNews page={page} />
        <ActionBar
          offers={page.actions.filter((one) => one.action !== "attach")}
          onOpen={open}
          onAct={(chosen) => void send.act(chosen, {}, record.version)}
          busy={send.busy}
          current={offer?.action}
        />
        {send.problem && (
          <>
            <ProblemNotice
              error={send.problem}
              onRetry={send.problem.stale ? () => void send.reload() : undefined}
            />
            <ReleaseWay release={send.problem.release} />
          </>
        )}
        <div className="record-columns">
          <div className="record-main">
            {record.kind === "incident" && (
              <Suspense fallback={null}>
                <CasualtiesAsk page={page} />
                <ScriptPanel page={page} />
                <ScenePanel
                  page={page}
                  onMore={() => open(page.actions.find((one) => one.action === "scene") ?? null)}
                />
                <TasksPanel page={page} />
              </Suspense>
            )}
            {record.kind === "activation" && (
              <Suspense fallback={null}>
                <TasksPanel page={page} />
              </Suspense>
            )}
            {record.kind === "plan" && (
              <Suspense fallback={null}>
                <PlanPanel id={record.id} />
              </Suspense>
            )}
            {record.kind === "outage" && (
              <Suspense fallback={null}>
                <PointsPanel page={page} />
              </Suspense>
            )}
            {record.kind === "campaign" && (
              <Suspense fallback={null}>
                <CoveragePanel page={page} />
              </Suspense>
            )}
            {record.kind === "staff_change" && (
              <Suspense fallback={null}>
                <StaffPanel page={page} />
              </Suspense>
            )}
            {record.kind !== "plan" && <FieldsPanel page={page} />}
            <ChargesPanel page={page} />
            {(record.kind === "request" || record.kind === "callback") && (
              <Suspense fallback={null}>
                <RecordCalls id={record.id} />
              </Suspense>
            )}
            <section className="card" aria-labelledby="timeline-title">
              <h2 id="timeline-title">{t("record.timeline")}</h2>
              <Timeline
                record={record.id}
                kind={record.kind}
                version={record.version}
                first={page.timeline}
                actions={flow?.actions ?? []}
              />
            </section>
          </div>
          <aside className="record-side" aria-label={t("record.side")}>
            {(record.kind !== "incident" || record.customer) && <CustomerCard page={page} />}
            {record.kind === "request" && (
              <Suspense fallback={null}>
                <JoinedPlans id={record.id} />
              </Suspense>
            )}
            <LinksPanel page={page} />
            <FilesPanel page={page} />
            <PartiesPanel page={page} />
          </aside>
        </div>
        {offer && (
          <Suspense fallback={null}>
            <ActionDrawer
              key={offer.action}
              page={page}
              offer={offer}
              gone={offered === undefined}
              onClose={() => open(null)}
              onDone={done}
              onEdit={editFirst}
            />
          </Suspense>
        )}
      </div>
    </FormPlaceContext>
  );
}

const orderOf = (page: Page) => page.links.find((link) => link.record.kind === "order")?.record.id;
