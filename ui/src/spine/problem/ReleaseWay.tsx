import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import type { Release } from "../../api/types";
import { useSay, useTexts } from "../words/language";

/** The way past a gate that somebody may release for one act: asks for it, or gives it where the reader may. */
export function ReleaseWay({
  release,
  from,
}: {
  release: Release | null | undefined;
  /** The action that the gate stands before: its form is come back to. */
  from?: string;
}) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  if (!release) return null;
  const act = release.may ? "release" : "ask_release";
  return (
    <p className="release-way">
      <span className="quiet">{t("release.who", { who: say(release.who) })}</span>{" "}
      <Button
        size="small"
        data-testid="release-way"
        onClick={() =>
          void navigate({
            to: ".",
            search: { act, gate: release.gate, ...(from ? { next: from } : {}) },
            replace: true,
          })
        }
      >
        {t(release.may ? "release.give" : "release.ask")}
      </Button>
    </p>
  );
}
