import { useQuery } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { metaQuery, useAbility } from "../../api/queries";
import { EndPage } from "../problem/EndPage";
import { useTexts } from "../words/language";
import { Nav } from "./Nav";
import { TopBar } from "./TopBar";

// What rings is fetched beside the page, and is no part of its first picture.
const CallDesk = lazy(() => import("../../rooms/telephony/CallDesk"));

const KEPT = "shouwen.nav";

/** Nav, top bar, main. The nav is a drawer on the phone. */
export function Shell() {
  const t = useTexts();
  const meta = useQuery(metaQuery);
  const [narrow, setNarrow] = useState(() => localStorage.getItem(KEPT) === "narrow");
  const [drawer, setDrawer] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const main = useRef<HTMLElement>(null);
  const answers = useAbility("request.save");

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer
  useEffect(() => setDrawer(false), [path]);

  function toggle() {
    setNarrow((old) => {
      localStorage.setItem(KEPT, old ? "wide" : "narrow");
      return !old;
    });
  }

  return (
    <div className={`shell ${narrow ? "shell-narrow" : ""} ${drawer ? "shell-drawer" : ""}`}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link; the router owns the fragment, so the focus is set by hand */}
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t("shell.skip")}
      </a>
      <TopBar onMenu={() => setDrawer((old) => !old)} menuOpen={drawer} ownKey={path === "/intake"} />
      <Nav narrow={narrow} onToggle={toggle} />
      {drawer && (
        <button
          type="button"
          className="scrim"
          aria-label={t("shell.closeMenu")}
          onClick={() => setDrawer(false)}
        />
      )}
      <main id="main" ref={main} tabIndex={-1}>
        {meta.data ? (
          <Outlet />
        ) : meta.error ? (
          <EndPage error={meta.error} />
        ) : (
          <div className="page">
            <Skeleton active />
          </div>
        )}
      </main>
      {answers && (
        <Suspense fallback={null}>
          <CallDesk />
        </Suspense>
      )}
    </div>
  );
}
