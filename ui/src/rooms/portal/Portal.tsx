// The customers' own pages: a quiet frame of their own, without anything of the staff's.
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { answer, api } from "../../api/client";
import type { PortalSession } from "../../api/types";
import { LanguageSwitch, ThemeSwitch } from "../../spine/layout/TopBar";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";
import { Apply } from "./Apply";
import { forget, houseQuery, isEnded, sessionQuery } from "./data";
import { Matter } from "./Matter";
import { Matters } from "./Matters";
import { Public } from "./Public";
import { dial, readPlace } from "./place";
import { SignIn } from "./SignIn";
import "./portal.css";
import "./public.css";
import "./words";

export function Portal() {
  const t = useTexts();
  const { _splat } = useParams({ strict: false }) as { _splat?: string };
  const place = readPlace(_splat ?? "");
  const session = useQuery(sessionQuery);
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    document.title = session.data ? `${t("portal.title")} · ${session.data.company.name}` : t("portal.title");
  }, [t, session.data]);

  function leave() {
    setEnded(true);
    forget();
  }

  // Nobody signs in to read what is told in public.
  if (place.page === "stops" || place.page === "board") {
    return (
      <Frame session={session.data ?? undefined}>
        <Public kind={place.page} company={place.company} />
      </Frame>
    );
  }
  if (session.isPending) {
    return (
      <Frame>
        <p className="portal-wait">{t("portal.loading")}</p>
      </Frame>
    );
  }
  if (session.isError) {
    return (
      <Frame>
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </Frame>
    );
  }
  if (!session.data) {
    return (
      <Frame>
        <SignIn
          wanted={place.page === "list" ? place.company : undefined}
          ended={ended}
          onIn={() => setEnded(false)}
        />
      </Frame>
    );
  }
  return (
    <Frame session={session.data}>
      {place.page === "list" && <Matters onEnded={leave} />}
      {place.page === "apply" && <Apply onEnded={leave} />}
      {place.page === "matter" && <Matter key={place.id} id={place.id} onEnded={leave} />}
      {place.page === "nowhere" && (
        <section className="portal-card portal-empty">
          <p>{t("portal.noPage")}</p>
          <Back />
        </section>
      )}
    </Frame>
  );
}

function Frame({ session, children }: { session?: PortalSession; children: ReactNode }) {
  const t = useTexts();
  const navigate = useNavigate();
  const house = useQuery(houseQuery);
  const [busy, setBusy] = useState(false);
  const line = session?.company.line ?? house.data?.items.find((one) => one.line)?.line;

  async function signOut() {
    setBusy(true);
    try {
      await answer(api.DELETE("/api/portal/session"));
    } catch (error) {
      // What is over already needs no leaving.
      if (!isEnded(error)) {
        setBusy(false);
        return;
      }
    }
    forget();
    await navigate({ to: "/portal/$", params: { _splat: session?.company.code ?? "" } });
  }

  return (
    <div className="portal">
      <a className="skip" href="#portal-main">
        {t("portal.skip")}
      </a>
      <header className="portal-top">
        <Link to="/portal/$" params={{ _splat: "" }} className="portal-brand">
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span>
            <strong>{session?.company.name ?? t("portal.title")}</strong>
            {session && <small>{t("portal.title")}</small>}
          </span>
        </Link>
        <div className="portal-tools">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      {house.data?.demo && (
        <p className="portal-demo">
          <strong>{t("portal.demo")}</strong>
        </p>
      )}
      <main id="portal-main" className="portal-main" tabIndex={-1}>
        {children}
      </main>
      <footer className="portal-foot">
        {line && (
          <span>
            {t("portal.help")} <Call line={line} />
          </span>
        )}
        {session && (
          <span>
            <span className="figures">{session.phone}</span>{" "}
            <Button size="small" loading={busy} onClick={() => void signOut()}>
              {t("portal.signOut")}
            </Button>
          </span>
        )}
      </footer>
    </div>
  );
}

/** The line as a link that dials, where a number stands in it. */
export function Call({ line }: { line: string }) {
  const number = dial(line);
  return number ? <a href={`tel:${number}`}>{line}</a> : <span>{line}</span>;
}

export function Back() {
  const t = useTexts();
  return (
    <Link to="/portal/$" params={{ _splat: "" }} className="portal-back">
      ‹ {t("portal.back")}
    </Link>
  );
}
