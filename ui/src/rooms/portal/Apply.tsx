import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Select } from "antd";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { PortalForm } from "../../api/types";
import { forgetDraft, useDraft } from "../../spine/form/draft";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { Fields } from "../../spine/form/Fields";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import { Picker } from "./Documents";
import { addDocument, formQuery, isEnded, newKey, perform } from "./data";
import { Back, Call } from "./Portal";
import { asked, danger } from "./place";

const DRAFT = "portal.apply";

export function Apply({ onEnded }: { onEnded: () => void }) {
  const t = useTexts();
  const form = useQuery(formQuery);
  const over = form.isError && isEnded(form.error);
  useEffect(() => {
    if (over) onEnded();
  }, [over, onEnded]);
  return (
    <>
      <Back />
      <h1>{t("portal.applyTitle")}</h1>
      {form.isPending && <p className="portal-wait">{t("portal.loading")}</p>}
      {form.isError && !over && <ProblemNotice error={form.error} onRetry={() => void form.refetch()} />}
      {form.data?.types.length === 0 && <Alert type="info" showIcon title={t("portal.noTypes")} />}
      {form.data && form.data.types.length > 0 && <Filled form={form.data} onEnded={onEnded} />}
    </>
  );
}

function Filled({ form, onEnded }: { form: PortalForm; onEnded: () => void }) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const draft = useDraft<Draft>(DRAFT, {});
  const [files, setFiles] = useState<File[]>([]);
  const [calm, setCalm] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The same key as long as it is the same application: a lost answer does not make two of it.
  const key = useRef(newKey());

  const type = form.types.find((one) => one.code === draft.value.type);
  const fields = asked(form.form, type);
  const kind = form.form.find((field) => field.name === "type");
  const word = danger(String(draft.value.content ?? ""), form.danger);
  const alarmed = word !== undefined && word !== calm;
  const placed = usePlaced(form.form, problem, draft.value);
  const groups = [...new Set(form.types.map((one) => say(one.group)))];

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(t("portal.submitting"));
    setProblem(null);
    try {
      const body = { ...toBody<Draft>(fields, draft.value), ...(type ? { type: type.code } : {}) };
      const made = await perform("/api/portal/requests", body, null, key.current);
      forgetDraft(DRAFT);
      const lost: string[] = [];
      for (const [index, file] of files.entries()) {
        setBusy(t("portal.uploading", { n: index + 1, all: files.length }));
        try {
          await addDocument(made.id, file);
        } catch {
          lost.push(file.name);
        }
      }
      queryClient.setQueryData(["portal", "made", made.id], { number: made.number, lost });
      await navigate({ to: "/portal/$", params: { _splat: `matters/${made.id}` }, replace: true });
    } catch (error) {
      if (isEnded(error)) return onEnded();
      const found = asProblem(error);
      // Something was wrong with it: what is sent next is another application.
      if (found.status >= 400 && found.status < 500) key.current = newKey();
      setProblem(found);
      setBusy(null);
    }
  }

  return (
    <>
      <section className="portal-danger" aria-label={t("portal.dangerTitle")}>
        <strong>{t("portal.dangerTitle")}</strong>
        <span>{t("portal.dangerAbout")}</span>
        {form.line && (
          <span className="portal-danger-call">
            <Call line={form.line} />
          </span>
        )}
      </section>
      <form className="portal-card portal-form" onSubmit={(event) => void submit(event)} noValidate>
        <p className="quiet">{t("portal.applyAbout")}</p>
        <FieldFrame
          id="portal-type"
          label={kind ? say(kind.label) : t("portal.type")}
          required
          error={placed.at.get("type")}
        >
          {(described) => (
            <Select
              {...described}
              size="large"
              className="wide"
              virtual={false}
              value={type?.code}
              placeholder={t("portal.pickType")}
              onChange={(code: string) => draft.set((old) => ({ ...old, type: code }))}
              options={groups.map((group) => ({
                label: group || t("portal.type"),
                options: form.types
                  .filter((one) => say(one.group) === group)
                  .map((one) => ({ value: one.code, label: say(one.words) })),
              }))}
            />
          )}
        </FieldFrame>
        <Fields
          fields={fields}
          values={draft.value}
          onChange={(next) => draft.set({ ...next, type: draft.value.type })}
          errors={placed.at}
          prefix="portal"
          aside={(field) =>
            !field.required && type?.fields.includes(field.name) ? t("portal.forAcceptance") : null
          }
        />
        <fieldset className="field-object">
          <legend>{t("portal.documents")}</legend>
          <Picker
            files={files}
            most={form.files_most}
            largest={form.file_max}
            onChange={setFiles}
            disabled={busy !== null}
          />
        </fieldset>
        {alarmed && (
          <div className="portal-danger portal-danger-now" role="alert">
            <strong>{t("portal.dangerHit", { word })}</strong>
            {form.line && (
              <span className="portal-danger-call">
                <Call line={form.line} />
              </span>
            )}
            <Button onClick={() => setCalm(word ?? null)}>{t("portal.dangerNot")}</Button>
          </div>
        )}
        {problem && <ProblemNotice error={problem} />}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          loading={busy !== null}
          disabled={alarmed || !type || !draft.value.content || !draft.value.name}
        >
          {busy ?? t("portal.submit")}
        </Button>
      </form>
    </>
  );
}
