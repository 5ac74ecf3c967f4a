// Files of customers: chosen, checked for size before anything is sent, and shown.
import { Alert, Button } from "antd";
import { useId, useRef, useState } from "react";
import { asProblem, type Problem } from "../../api/client";
import type { PortalMatter } from "../../api/types";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useTexts } from "../../spine/words/language";
import { addDocument, isEnded } from "./data";
import { dayText } from "./place";

const TAKEN = ".jpg,.jpeg,.png,.webp,.pdf,image/jpeg,image/png,image/webp,application/pdf";
const MB = 1024 * 1024;

interface PickerProps {
  files: File[];
  most: number;
  largest: number;
  disabled: boolean;
  onChange: (files: File[]) => void;
}

export function Picker({ files, most, largest, disabled, onChange }: PickerProps) {
  const t = useTexts();
  const [large, setLarge] = useState<string | null>(null);
  function add(chosen: File[]) {
    const fit = chosen.filter((file) => file.size <= largest);
    setLarge(chosen.find((file) => file.size > largest)?.name ?? null);
    onChange([...files, ...fit].slice(0, most));
  }
  return (
    <div className="portal-files">
      <p className="quiet">{t("portal.documentsAbout", { n: Math.floor(largest / MB) })}</p>
      {files.length > 0 && (
        <ul>
          {files.map((file, index) => (
            <li key={`${file.name}-${file.size}-${file.lastModified}`}>
              <span className="portal-file-name">{file.name}</span>
              <Button
                size="small"
                disabled={disabled}
                aria-label={t("portal.remove", { name: file.name })}
                onClick={() => onChange(files.filter((_, at) => at !== index))}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
      {large && (
        <Alert
          type="error"
          showIcon
          title={t("portal.tooLarge", { name: large, n: Math.floor(largest / MB) })}
        />
      )}
      <Choose disabled={disabled || files.length >= most} onFiles={add} />
    </div>
  );
}

function Choose({
  disabled,
  busy,
  onFiles,
}: {
  disabled?: boolean;
  busy?: boolean;
  onFiles: (files: File[]) => void;
}) {
  const t = useTexts();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        id={id}
        type="file"
        accept={TAKEN}
        multiple
        className="portal-file-input"
        aria-label={t("portal.addDocument")}
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button disabled={disabled} loading={busy} onClick={() => input.current?.click()}>
        {t("portal.addDocument")}
      </Button>
    </>
  );
}

/** The documents of a matter, with the place to add one as long as they are taken. */
export function Documents({
  matter,
  lost,
  onEnded,
}: {
  matter: PortalMatter;
  lost: string[];
  onEnded: () => void;
}) {
  const t = useTexts();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function send(files: File[]) {
    setBusy(true);
    setProblem(null);
    try {
      for (const file of files) await addDocument(matter.id, file);
    } catch (error) {
      if (isEnded(error)) return onEnded();
      setProblem(asProblem(error));
    }
    setBusy(false);
  }

  return (
    <section className="portal-card" aria-labelledby="portal-documents">
      <h2 id="portal-documents">{t("portal.documents")}</h2>
      {lost.length > 0 && (
        <Alert type="warning" showIcon title={t("portal.notUploaded", { names: lost.join("、") })} />
      )}
      {matter.documents.length === 0 && <p className="quiet">{t("portal.noDocuments")}</p>}
      {matter.documents.length > 0 && (
        <ul className="portal-documents">
          {matter.documents.map((one) => (
            <li key={one.id}>
              <a href={`/api/portal/files/${one.id}`} target="_blank" rel="noreferrer">
                {one.name}
              </a>
              <small className="quiet figures">
                {Math.max(1, Math.round(one.size / 1024))} kB · {dayText(one.at, language)}
              </small>
            </li>
          ))}
        </ul>
      )}
      {problem && <ProblemNotice error={problem} />}
      {matter.may_add && <Choose busy={busy} onFiles={(files) => void send(files)} />}
    </section>
  );
}
