import { DownOutlined, LeftOutlined } from "@ant-design/icons";
import { Link, useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { Alert, Button, Drawer } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Offer, Page } from "../../api/types";
import { ClockChip } from "../../spine/clock/ClockChip";
import { fullTime } from "../../spine/clock/moment";
import { FormPlaceContext } from "../../spine/form/place";
import { PageHead } from "../../spine/layout/PageHead";
import { EndPage } from "../../spine/problem/EndPage";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { ReleaseWay } from "../../spine/problem/ReleaseWay";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { PriorityTag } from "../queues/PriorityTag";
import { FilesPanel, LinksPanel } from "../record/panels";
import { RecordFrame, type Stale } from "../record/RecordFrame";
import { arrivalOf, offerOf, sheetOf, signedOf, windowOf } from "./given";
import { useOnline } from "./online";
import { useOutbox } from "./outbox";
import { Judged } from "./Readings";
import { SheetSummary } from "./SheetSummary";
import { Stages } from "./Stages";
import { nextOf, openable } from "./stages";
import { Where } from "./Where";
import "./words";

// The forms are fetched while the order is read: in a basement there may be no network when they are wanted.
const loadSheet = () => import("./ActionSheet");
const ActionSheet = lazy(() => loadSheet().then((part) => ({ default: part.ActionSheet })));

/** What the stages above say already. */
const OWN = ["appointment", "assignment"];
const WORKING = ["working", "awaiting_consent", "coordinating"];

/** The order in the hand of who does it. */
export function OrderPage() {
  const { id } = useParams({ from: "/shell/field/$id" });
  useEffect(() => void loadSheet(), []);
  return (
    <RecordFrame id={id}>
      {(page, stale) =>
        page.record.kind === "order" ? (
          <Loaded key={id} page={page} stale={stale} />
        ) : (
          <EndPage kind="missing" />
        )
      }
    </RecordFrame>
  );
}

function Loaded({ page, stale }: { page: Page; stale: Stale }) {
  const t = useTexts();
  const say = useSay();
  const naming = useNaming();
  const language = useLanguage();
  const navigate = useNavigate();
  const router = useRouter();
  const online = useOnline();
  const { record } = page;
  const { act, next: after } = useSearch({ from: "/shell/field/$id" });
  const outbox = useOutbox(record.id);
  const [kept, setKept] = useState<Offer | null>(null);
  const [more, setMore] = useState(false);
  const offered = act ? page.actions.find((one) => one.action === act) : undefined;
  // The form is a step of the history: the phone's own way back closes it, and what was typed is kept.
  const pushed = useRef(false);
  useEffect(() => {
    if (!act) pushed.current = false;
  }, [act]);
  const offer = offered ?? (kept && kept.action === act ? kept : null);
  const next = nextOf(page);
  const events = page.timeline.items;
  const window = windowOf(page);
  const arrival = arrivalOf(events);
  const signature = signedOf(events);
  const others = page.actions.filter(
    (one) => ![next?.offer.action, "attach", "ask_release"].includes(one.action),
  );

  function open(action: string) {
    setKept(page.actions.find((one) => one.action === action) ?? null);
    setMore(false);
    if (!act) pushed.current = true;
    void navigate({
      to: "/field/$id",
      params: { id: record.id },
      search: { act: action },
      replace: act !== undefined,
    });
  }

  function close() {
    setKept(null);
    // An order that went out of reach has led to the list already.
    if (router.state.location.pathname !== `/field/${record.id}`) return;
    if (pushed.current) router.history.back();
    else void navigate({ to: "/field/$id", params: { id: record.id }, search: {}, replace: true });
    pushed.current = false;
  }

  function choose(chosen: Offer) {
    setMore(false);
    const asks = chosen.form.length > 0 || chosen.grave || chosen.warnings.length > 0;
    if (asks) open(chosen.action);
    else void outbox.act(chosen, {}, record.version);
  }

  return (
    <FormPlaceContext value={{ record: record.id, customer: record.customer?.id, files: page.files }}>
      <div className="page field-order">
        <Link to="/field" className="back">
          <LeftOutlined aria-hidden="true" /> {t("field.title")}
        </Link>
        <PageHead title={naming.type(record.type)}>
          <PriorityTag code={record.priority} long />
        </PageHead>
        <p className="order-line">
          <span className="state-now" data-state={record.state}>
            {naming.state("order", record.state)}
          </span>
          <Link to="/records/$id" params={{ id: record.id }} search={{}} className="figures">
            {record.number}
          </Link>
        </p>
        {!online && <Alert type="warning" showIcon title={t("field.offline")} />}
        {stale.error !== null && online && <ProblemNotice error={stale.error} onRetry={stale.onRetry} />}
        {outbox.pending && !offer && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            data-testid="pending"
            title={t("field.pending", { action: say(outbox.pending.words) })}
            description={
              <div className="stack">
                {t("field.pendingAbout", { at: fullTime(outbox.pending.at, language) })}
                <span className="row">
                  <Button
                    type="primary"
                    size="large"
                    loading={outbox.busy}
                    onClick={() => void outbox.again()}
                    data-testid="send-again"
                  >
                    {t("field.sendAgain", { action: say(outbox.pending.words) })}
                  </Button>
                  <Button size="large" onClick={outbox.drop}>
                    {t("field.drop")}
                  </Button>
                </span>
              </div>
            }
          />
        )}
        {outbox.problem && !offer && (
          <>
            <ProblemNotice error={outbox.problem} />
            <ReleaseWay release={outbox.problem.release} />
          </>
        )}
        <Stages page={page} />
        {next?.because && (
          <Alert
            type="info"
            showIcon
            data-testid="because"
            title={say(next.because)}
            description={
              <>
                {next.towards ? t("field.before", { action: say(next.towards.words) }) : undefined}
                <ReleaseWay release={next.because.release} from={next.towards?.action} />
              </>
            }
          />
        )}
        {signature.state === "void" && (
          <Alert
            type="warning"
            showIcon
            data-testid="void"
            title={t("field.void")}
            description={
              signature.because
                ? t("field.voidBecause", { because: signature.because })
                : t("field.voidAbout")
            }
          />
        )}
        <div className="field-columns">
          <div className="stack">
            <Where page={page} window={window} />
            <section className="clock-row" aria-label={t("record.clocks")}>
              {page.clocks
                .filter((clock) => clock.state !== "stopped")
                .map((clock) => (
                  <ClockChip key={clock.code} clock={clock} />
                ))}
            </section>
            {arrival && (
              <p className="card arrival">
                {t("field.arrivedAt", { at: fullTime(arrival.at, language).slice(5, -3) })}{" "}
                <span className="quiet figures">
                  {arrival.lat
                    ? t("field.arrivedPlace", {
                        place: `${arrival.lat}, ${arrival.lng}`,
                        n: arrival.accuracy,
                      })
                    : t("field.arrivedNowhere")}
                </span>
              </p>
            )}
          </div>
          <div className="stack">
            {WORKING.includes(record.state) && offerOf(page, "finish") && (
              <section className="card" aria-label={t("field.left")}>
                <h2>{t("field.left")}</h2>
                <Judged page={page} />
              </section>
            )}
            <div className="card">
              <SheetSummary page={page} sheet={sheetOf(page, events)} />
              {(signature.state === "signed" || signature.state === "substitute") && (
                <p className="signed-by" data-testid="signed">
                  ✓ {t(`field.state_${signature.state}`)}{" "}
                  <span className="quiet figures">
                    {signature.at ? fullTime(signature.at, language) : ""}
                  </span>
                  {signature.file && (
                    <img
                      className="signature-image"
                      src={`/api/files/${signature.file}`}
                      alt={t("field.signature")}
                    />
                  )}
                </p>
              )}
            </div>
            <LinksPanel
              page={{ ...page, links: page.links.filter((one) => !OWN.includes(one.record.kind)) }}
            />
            <FilesPanel page={page} />
          </div>
        </div>
        {(next || others.length > 0) && (
          <section className="field-foot" aria-label={t("record.actions")}>
            {next && (
              <Button
                type="primary"
                size="large"
                className="next"
                loading={outbox.busy && next.offer.form.length === 0}
                // One step at a time: what is unanswered is settled first.
                disabled={!openable(next.offer) || outbox.pending !== null}
                data-testid="next"
                data-action={next.offer.action}
                onClick={() => choose(next.offer)}
              >
                {say(next.offer.words)}
              </Button>
            )}
            {others.length > 0 && (
              <Button
                size="large"
                icon={<DownOutlined />}
                iconPlacement="end"
                aria-expanded={more}
                aria-haspopup="dialog"
                disabled={outbox.pending !== null}
                onClick={() => setMore(true)}
                data-testid="more"
              >
                {t("field.more")}
              </Button>
            )}
          </section>
        )}
        <Drawer
          open={more}
          onClose={() => setMore(false)}
          placement="bottom"
          size="75%"
          rootClassName="field-more"
          title={t("record.more")}
        >
          <ul className="action-list">
            {others.map((one) => (
              <li key={one.action}>
                <button
                  type="button"
                  data-action={one.action}
                  aria-disabled={!openable(one)}
                  className={one.grave ? "grave" : ""}
                  onClick={() => openable(one) && choose(one)}
                >
                  <span className="action-name">
                    {!openable(one) && <span aria-hidden="true">⊘ </span>}
                    {say(one.words)}
                  </span>
                  <span className="action-about">
                    {say(one.allowed ? one.about : (one.refusal ?? one.about))}
                  </span>
                </button>
                <ReleaseWay release={one.refusal?.release} from={one.action} />
              </li>
            ))}
          </ul>
        </Drawer>
        {offer && (
          <Suspense fallback={null}>
            <ActionSheet
              key={offer.action}
              page={page}
              offer={offer}
              gone={offered === undefined}
              outbox={outbox}
              onClose={close}
              onDone={() => (act === "release" && after ? open(after) : close())}
              onOther={open}
            />
          </Suspense>
        )}
      </div>
    </FormPlaceContext>
  );
}
