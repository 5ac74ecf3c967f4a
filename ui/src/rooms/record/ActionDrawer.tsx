import { Alert, Button, Drawer } from "antd";
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";
import type { Offer, Page } from "../../api/types";
import { Ask } from "../../spine/form/Ask";
import { useGate } from "../../spine/form/actSearch";
import { useDraft } from "../../spine/form/draft";
import { Fields } from "../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../spine/form/keys";
import { focusWrong, usePlaced } from "../../spine/form/placed";
import { type Draft, toBody, toDraft } from "../../spine/form/values";
import { ProblemNotice, Warnings } from "../../spine/problem/ProblemNotice";
import { ReleaseWay } from "../../spine/problem/ReleaseWay";
import { useSay, useTexts } from "../../spine/words/language";
import { OF_INCIDENT } from "../emergency/plans/steps";
import { TypesSelect } from "../emergency/plans/TypesSelect";
import { Questionnaire } from "../followup/Questionnaire";
import { ReadBack } from "./ReadBack";
import { StalePanel } from "./StalePanel";
import { useSeen } from "./seen";
import { useSend } from "./send";

const StepsEditor = lazy(() => import("../emergency/plans/StepsEditor"));

interface Props {
  page: Page;
  offer: Offer;
  /** The server no longer offers it. */
  gone: boolean;
  onClose: () => void;
  onDone: () => void;
  /** Leaves for the form that changes what was registered. */
  onEdit: (edit: Offer, from: string) => void;
}

/** An action's form beside the record, which stays readable and usable. */
export function ActionDrawer({ page, offer, gone, onClose, onDone, onEdit }: Props) {
  const t = useTexts();
  const say = useSay();
  const { record } = page;
  const readBack = offer.action === "confirm";
  // A read-back holds what is corrected and nothing else; the rest is shown as it is written.
  const asked = useGate(offer);
  const draft = useDraft<Draft>(
    `${record.id}.${offer.action}${asked ? `.${asked.gate}` : ""}`,
    readBack ? {} : toDraft(offer.form, { ...offer.initial, ...asked }),
  );
  const send = useSend(record.id);
  const seen = useSeen(page);
  const box = useRef<HTMLDivElement>(null);
  const { at, elsewhere } = usePlaced(offer.form, send.problem, draft.value, box);
  // A grave act is asked about once more, with what would be sent.
  const [asking, setAsking] = useState<Record<string, unknown> | null>(null);
  const moved = seen.moved || send.problem?.stale === true;
  const questions = offer.initial.questions !== undefined;
  // A plan is a table of steps, and the table has room of its own.
  const steps = record.kind === "plan" ? offer.form.find((field) => field.name === "steps") : undefined;

  async function go(body: Record<string, unknown>) {
    if (gone || moved || send.busy) return;
    if (await send.act(offer, body, seen.version)) {
      draft.forget();
      onDone();
    }
  }

  function submit() {
    const body = toBody(offer.form, draft.value);
    if (!offer.grave) {
      void go(body);
      return;
    }
    setAsking(body);
  }

  function keys(event: KeyboardEvent) {
    sendsOn(event, () => {
      if (!readBack) submit();
    });
  }

  async function reload() {
    const newer = await send.reload();
    if (newer) seen.adopt(newer);
  }

  return (
    <Drawer
      open
      mask={false}
      // The form says itself where typing begins; the panel does not take the focus from it.
      autoFocus={false}
      afterOpenChange={(open) => open && !readBack && focusFirst(box.current)}
      focusable={{ trap: false }}
      onClose={onClose}
      size={steps ? 920 : readBack ? 680 : 520}
      rootClassName="action-drawer"
      title={say(offer.words)}
      footer={
        readBack ? null : (
          <div className="row row-end">
            <span className="quiet keys-hint">{t("record.sendKeys")}</span>
            <Button
              onClick={() => {
                draft.forget();
                onClose();
              }}
            >
              {t("form.cancel")}
            </Button>
            <Button
              type="primary"
              danger={offer.grave}
              loading={send.busy}
              disabled={gone || moved}
              onClick={submit}
              data-testid="send"
            >
              {say(offer.words)}
            </Button>
          </div>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from any field */}
      <div ref={box} onKeyDown={keys} className="stack" data-form={offer.action}>
        <p className="quiet">{say(offer.about)}</p>
        {draft.restored && <p className="mark">{t("form.restored")}</p>}
        {gone && <p className="mark mark-late">{t("record.gone")}</p>}
        {moved && (
          <StalePanel
            page={page}
            known={seen.known}
            problem={send.problem}
            onReload={() => void reload()}
            busy={send.busy}
          />
        )}
        {!gone && !moved && (
          <Refused page={page} offer={offer} send={send} onEdit={(edit) => onEdit(edit, offer.action)} />
        )}
        <Warnings warnings={offer.warnings} />
        {readBack ? (
          <ReadBack
            page={page}
            offer={offer}
            values={draft.value}
            onChange={draft.set}
            errors={at}
            busy={send.busy}
            stopped={gone || moved}
            onSend={(body) => void go(body)}
          />
        ) : (
          <>
            {questions && (
              <Questionnaire
                offer={offer}
                value={draft.value.answers}
                onChange={(answers) => draft.set({ ...draft.value, answers })}
                error={at.get("answers")}
              />
            )}
            <Fields
              fields={offer.form.filter(
                (field) => !(questions && field.name === "answers") && field.name !== steps?.name,
              )}
              values={draft.value}
              onChange={draft.set}
              errors={at}
              prefix={`act-${offer.action}`}
              instead={
                steps &&
                ((field, described) =>
                  field.name === "types" ? (
                    <TypesSelect
                      described={described}
                      value={draft.value.types}
                      onChange={(types) => draft.set({ ...draft.value, types })}
                    />
                  ) : null)
              }
            />
            {steps && (
              <Suspense fallback={null}>
                <StepsEditor
                  field={steps}
                  value={draft.value.steps}
                  onChange={(next) => draft.set({ ...draft.value, steps: next })}
                  errors={at}
                  incident={OF_INCIDENT.includes(String(offer.initial.scenario ?? ""))}
                />
              </Suspense>
            )}
          </>
        )}
        {send.problem &&
          !send.problem.stale &&
          send.problem.code !== "required_fields" &&
          (send.problem.errors.length === 0 || elsewhere.length > 0 || readBack) && (
            <>
              <ProblemNotice error={send.problem} />
              <ReleaseWay release={send.problem.release} from={offer.action} />
            </>
          )}
        <Ask
          open={asking !== null}
          title={t("record.graveTitle", { action: say(offer.words) })}
          act={say(offer.words)}
          busy={send.busy}
          onAct={() => {
            if (asking) void go(asking).finally(() => setAsking(null));
          }}
          onKeep={() => setAsking(null)}
          onClosed={() => focusWrong(box.current)}
        >
          {say(offer.about)}
        </Ask>
      </div>
    </Drawer>
  );
}

/** Why it is refused as things stand. What is typed may lift it, so the form stays and the server decides. */
function Refused(props: {
  page: Page;
  offer: Offer;
  send: ReturnType<typeof useSend>;
  onEdit: (edit: Offer) => void;
}) {
  const t = useTexts();
  const say = useSay();
  const { offer, send } = props;
  const said = send.problem?.code === "required_fields" ? send.problem : offer.allowed ? null : offer.refusal;
  if (!said && offer.allowed) return null;
  const edit = props.page.actions.find((one) => one.action === "edit" && one.allowed);
  const toEdit = edit && offer.action !== "edit" && said?.code === "required_fields" ? edit : null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="refused"
      title={said ? say(said) : t("record.blocked")}
      description={
        <>
          {said?.clause && <small className="clause">{t("problem.clause", { clause: said.clause })}</small>}
          <ReleaseWay release={said?.release} from={offer.action} />
        </>
      }
      action={
        toEdit && (
          <Button size="small" onClick={() => props.onEdit(toEdit)} data-testid="edit-first">
            {say(toEdit.words)}
          </Button>
        )
      }
    />
  );
}
