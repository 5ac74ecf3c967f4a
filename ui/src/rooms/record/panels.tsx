import { PaperClipOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { queryClient } from "../../api/queries";
import type { Page } from "../../api/types";
import { shortTime } from "../../spine/clock/moment";
import { upload } from "../../spine/form/upload";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";
import { RowCards } from "../queues/RowCards";

/** What does its work instead of it, what waits for it, what was made of it. */
const RELATIONS = ["merged_into", "waiting", "child"] as const;

export function LinksPanel({ page }: { page: Page }) {
  const t = useTexts();
  // Tasks have a list of their own, with what is to be done.
  const links = page.links.filter((link) => link.task === null);
  if (links.length === 0) return null;
  return (
    <section className="card" aria-labelledby="links-title">
      <h2 id="links-title">{t("record.links")}</h2>
      {RELATIONS.map((relation) => {
        const rows = links.filter((link) => link.relation === relation).map((link) => link.record);
        return (
          rows.length > 0 && (
            <div key={relation} className="links-of">
              {relation !== "child" && <h3 className="quiet">{t(`record.${relation}`)}</h3>}
              <RowCards rows={rows} />
            </div>
          )
        );
      })}
    </section>
  );
}

/** What is being given on holds up the rest: whoever has to answer it finds it above everything else. */
export function HandoverNews({ page }: { page: Page }) {
  const t = useTexts();
  const naming = useNaming();
  const navigate = useNavigate();
  const under = page.links.map((link) => link.record).filter((one) => one.kind === "handover");
  return under
    .filter((one) => !naming.ended(one.kind, one.state))
    .map((one) => (
      <Alert
        key={one.id}
        type="info"
        showIcon
        data-testid="handover-news"
        title={t("record.handover", {
          number: one.number,
          state: naming.state(one.kind, one.state),
          who: one.owner?.name ?? one.unit.name,
        })}
        action={
          <Button
            type="primary"
            onClick={() => void navigate({ to: "/records/$id", params: { id: one.id }, search: {} })}
          >
            {t("record.handoverOpen")}
          </Button>
        }
      />
    ));
}

/** A file sent here is attached to the record at once; the server writes the event. */
export function FilesPanel({ page }: { page: Page }) {
  const t = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const may = page.actions.some((offer) => offer.action === "attach" && offer.allowed);
  if (page.files.length === 0 && !may) return null;

  async function send(file: File | undefined) {
    if (!file) return;
    setError(null);
    setPercent(0);
    try {
      await upload(page.record.id, file, setPercent);
      await queryClient.invalidateQueries({ queryKey: ["record", page.record.id] });
      tell(t("record.attached", { name: file.name }));
    } catch (failure) {
      setError(failure);
    } finally {
      setPercent(null);
      if (input.current) input.current.value = "";
    }
  }

  return (
    <section className="card" aria-labelledby="files-title">
      <div className="card-head">
        <h2 id="files-title">{t("record.files")}</h2>
        {may && (
          <>
            <input
              ref={input}
              type="file"
              hidden
              aria-label={t("form.upload")}
              onChange={(event) => void send(event.target.files?.[0])}
            />
            <Button
              size="small"
              icon={<PaperClipOutlined />}
              loading={percent !== null}
              onClick={() => input.current?.click()}
            >
              {t("form.upload")}
            </Button>
          </>
        )}
      </div>
      {percent !== null && (
        <progress className="bar" max={100} value={percent} aria-label={t("form.upload")} />
      )}
      {error !== null && <ProblemNotice error={error} />}
      {page.files.length === 0 ? (
        <p className="quiet">{t("record.noFiles")}</p>
      ) : (
        <ul className="plain-list files">
          {page.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/files/${file.id}`} download={file.name}>
                {file.name}
              </a>{" "}
              <span className="quiet figures">
                {size(file.size)} · {typeof file.by === "string" ? file.by : file.by?.name} ·{" "}
                {shortTime(file.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function PartiesPanel({ page }: { page: Page }) {
  const t = useTexts();
  if (page.parties.length === 0) return null;
  return (
    <section className="card" aria-labelledby="parties-title">
      <h2 id="parties-title">{t("record.parties")}</h2>
      <ul className="plain-list">
        {page.parties.map((party) => (
          <li key={`${party.relation}-${party.id}`}>
            <span className="quiet">{t(`relation.${party.relation}`, { defaultValue: party.relation })}</span>{" "}
            {party.name}
          </li>
        ))}
      </ul>
    </section>
  );
}
