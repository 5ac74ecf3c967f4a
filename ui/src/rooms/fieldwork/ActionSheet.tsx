import { Alert, Button, Drawer } from "antd";
import { useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../../api/client";
import { freshPage } from "../../api/queries";
import type { FileInfo, Offer, Page } from "../../api/types";
import { Ask } from "../../spine/form/Ask";
import { useGate } from "../../spine/form/actSearch";
import { useDraft } from "../../spine/form/draft";
import { focusWrong, usePlaced } from "../../spine/form/placed";
import { upload } from "../../spine/form/upload";
import { type Draft, toBody, toDraft } from "../../spine/form/values";
import { ProblemNotice, Warnings } from "../../spine/problem/ProblemNotice";
import { ReleaseWay } from "../../spine/problem/ReleaseWay";
import { useSay, useTexts } from "../../spine/words/language";
import { usePhone } from "../queues/phone";
import { StalePanel } from "../record/StalePanel";
import { useSeen } from "../record/seen";
import { FieldForm, isSigned } from "./FieldForm";
import { itemsOf, sheetOf, signedOf } from "./given";
import { useOnline } from "./online";
import { placeOf, type useOutbox } from "./outbox";
import { ScopeSummary } from "./ScopeSummary";
import { SheetSummary } from "./SheetSummary";
import { SignPad } from "./SignPad";
import { openable } from "./stages";
import { flaw, type Stroke, toPng } from "./strokes";
import { Toggle } from "./Toggle";

/** Beside the fields of the form: what the pad holds, and what of it is on the server already. */
interface Kept {
  fields: Draft;
  strokes: Stroke[];
  sent: { file: string; of: string } | null;
  /** A photo of a signature on paper stands for the pad. */
  paper: boolean;
}

interface Props {
  page: Page;
  offer: Offer;
  /** The server no longer offers it. */
  gone: boolean;
  outbox: ReturnType<typeof useOutbox>;
  onClose: () => void;
  onDone: () => void;
  /** Goes to another form instead, such as the substitute for a signature. */
  onOther: (action: string) => void;
}

/** A step of the order: the whole screen of a phone, a drawer beside the order on a desk. */
export function ActionSheet({ page, offer, gone, outbox, onClose, onDone, onOther }: Props) {
  const t = useTexts();
  const say = useSay();
  const phone = usePhone();
  const online = useOnline();
  const { record } = page;
  const signs = isSigned(offer.form);
  const draft = useDraft<Kept>(
    placeOf(record.id, offer.action),
    { fields: { ...begin(offer), ...useGate(offer) }, strokes: [], sent: null, paper: false },
    localStorage,
  );
  const { fields, strokes, paper } = draft.value;
  const setFields = (next: Draft) => draft.set((old) => ({ ...old, fields: next }));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);
  const problem = failure ?? outbox.problem;
  const seen = useSeen(page);
  const moved = problem?.stale === true || seen.moved;
  const { at, elsewhere } = usePlaced(offer.form, problem, fields);
  const box = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what another form was told is not said of this one
  useEffect(() => outbox.clear(), [offer.action]);

  useEffect(() => {
    if (!problem) return;
    const first = box.current?.querySelector<HTMLElement>("[aria-invalid=true], .field-error");
    first?.scrollIntoView({ block: "center" });
    first?.focus({ preventScroll: true });
  }, [problem]);

  // What was refused stands below a long list, under the button: it comes into view, whatever was refused before.
  useEffect(() => {
    if (problem) box.current?.querySelector("[data-testid=not-sent]")?.scrollIntoView({ block: "center" });
  }, [problem]);

  async function submit() {
    setTried(true);
    setFailure(null);
    if (gone || moved || busy || outbox.busy) return;
    if (signs && (paper ? !fields.file : flaw(strokes))) {
      // The pad may be out of sight below a long sheet.
      box.current?.querySelector(".sign-pad")?.scrollIntoView({ block: "center" });
      return;
    }
    setBusy(true);
    try {
      let { version } = record;
      const body = toBody(offer.form, fields);
      if (signs) {
        // What is signed is what was shown, digest and all; a sheet that moved meanwhile is refused by the server.
        const content = (offer.initial as Record<string, unknown>).content;
        if (offer.form.some((field) => field.name === "content")) body.content = content;
        if (!paper) body.file = await strokesFile();
        version = (await freshPage(record.id)).record.version;
      }
      if (await outbox.act(offer, body, version)) {
        draft.forget();
        onDone();
      }
    } catch (error) {
      setFailure(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  /** The picture of the strokes on the server; it goes up once however often the form is sent. */
  async function strokesFile(): Promise<string> {
    const of = JSON.stringify(strokes);
    if (draft.value.sent?.of === of) return draft.value.sent.file;
    const name = `${t("field.signature")}-${record.number}.png`;
    const file: FileInfo = await upload(
      record.id,
      new File([await toPng(strokes)], name, { type: "image/png" }),
      () => {},
    );
    draft.set((old) => ({ ...old, sent: { file: file.id, of } }));
    return file.id;
  }

  async function reload() {
    setFailure(null);
    outbox.clear();
    seen.adopt(await freshPage(record.id));
  }

  const signature = signedOf(page.timeline.items);
  const unsent = problem !== null && [0, 502, 503, 504].includes(problem.status);
  // What the form itself is about is not said twice.
  const refused = !openable(offer) && problem === null ? offer.refusal : null;
  const substitute = page.actions.find((one) => one.action === "substitute" && one.allowed);
  return (
    <Drawer
      open
      mask={phone}
      focusable={{ trap: phone }}
      onClose={onClose}
      placement={phone ? "bottom" : "right"}
      size={phone ? "100%" : 560}
      rootClassName="action-drawer field-sheet"
      title={say(offer.words)}
      footer={
        <div className="sheet-foot">
          {!online && (
            <p className="offline-line" role="status">
              {t("field.offlineForm")}
            </p>
          )}
          <Button
            type="primary"
            size="large"
            block
            danger={offer.grave}
            loading={busy || outbox.busy}
            disabled={gone || moved}
            onClick={() => (offer.grave ? setAsking(true) : void submit())}
            data-testid="send"
          >
            {unsent ? t("field.sendAgain", { action: say(offer.words) }) : say(offer.words)}
          </Button>
        </div>
      }
    >
      <div ref={box} className="stack" data-form={offer.action}>
        <p className="quiet">{say(offer.about)}</p>
        {draft.restored && (
          <p className="mark restored">
            {t("form.restored")}{" "}
            <Button
              size="small"
              type="link"
              onClick={() => {
                draft.forget();
                onClose();
              }}
            >
              {t("field.forget")}
            </Button>
          </p>
        )}
        {gone && <p className="mark mark-late">{t("record.gone")}</p>}
        {moved && (
          <StalePanel
            page={page}
            known={seen.known}
            problem={problem}
            onReload={() => void reload()}
            busy={busy}
          />
        )}
        {refused && !moved && (
          <Alert
            type="warning"
            showIcon
            title={say(refused)}
            description={
              <>
                {refused.clause && (
                  <small className="clause">{t("problem.clause", { clause: refused.clause })}</small>
                )}
                <ReleaseWay release={refused.release} from={offer.action} />
              </>
            }
          />
        )}
        <Warnings warnings={offer.warnings} />
        {offer.action === "sign" && signature.state === "void" && (
          <Alert
            type="warning"
            showIcon
            title={t("field.void")}
            description={voidText(signature.because, t)}
          />
        )}
        {offer.action === "sign_scope" && <ScopeSummary page={page} />}
        {offer.action === "sign" && <SheetSummary page={page} sheet={sheetOf(page, page.timeline.items)} />}
        <FieldForm
          page={page}
          offer={offer}
          values={fields}
          onChange={setFields}
          errors={at}
          prefix={`act-${offer.action}`}
          paper={paper}
          onSent={async () => void (await freshPage(record.id))}
        />
        {signs && !paper && (
          <SignPad
            label={t("field.signature")}
            strokes={strokes}
            onChange={(next) => draft.set((old) => ({ ...old, strokes: next }))}
            wrong={tried}
          />
        )}
        {signs && (
          <Toggle
            on={paper}
            onChange={(on) => draft.set((old) => ({ ...old, paper: on }))}
            note={tried && paper && !fields.file ? t("field.paperMissing") : t("field.paperAbout")}
          >
            {t("field.paper")}
          </Toggle>
        )}
        {signs && substitute && substitute.action !== offer.action && (
          <Button
            type="link"
            className="big-link"
            onClick={() => onOther("substitute")}
            data-testid="no-signature"
          >
            {t("field.cannotSign")}
          </Button>
        )}
        {problem && !problem.stale && (problem.errors.length === 0 || elsewhere.length > 0) && (
          <div data-testid="not-sent">
            <ProblemNotice error={problem} />
            <ReleaseWay release={problem.release} from={offer.action} />
            {unsent && <p className="quiet">{t("field.notSent")}</p>}
          </div>
        )}
        <Ask
          open={asking}
          title={t("record.graveTitle", { action: say(offer.words) })}
          act={say(offer.words)}
          busy={outbox.busy}
          size="large"
          onAct={() => void submit().finally(() => setAsking(false))}
          onKeep={() => setAsking(false)}
          onClosed={() => focusWrong(box.current)}
        >
          {say(offer.about)}
        </Ask>
      </div>
    </Drawer>
  );
}

export function voidText(because: string, t: ReturnType<typeof useTexts>): string {
  return because ? t("field.voidBecause", { because }) : t("field.voidAbout");
}

/** What the form starts with. The readiness list starts with nothing in the van: every line is said by whoever looked. */
function begin(offer: Offer): Draft {
  const draft = toDraft(offer.form, offer.initial);
  if (offer.action === "get_ready")
    return {
      items: itemsOf(offer).map(({ code, serial }) => ({ code, there: 0, ...(serial ? { serial } : {}) })),
    };
  // Ticked steps are in the history; the form sends what is new.
  if (offer.action === "tick") return {};
  return draft;
}
