// Notices to this browser while no page of ours is open. It shows what it was sent and opens the record that it is about.
self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data ? event.data.json() : {};
  } catch {
    said = {};
  }
  event.waitUntil(
    self.registration.showNotification("首问 Shouwen", {
      body: typeof said.body === "string" ? said.body : "",
      tag: typeof said.tag === "string" ? said.tag : undefined,
      icon: "/icon.svg",
      requireInteraction: said.urgent === true,
      data: { path: typeof said.path === "string" && said.path.startsWith("/") ? said.path : "/me/notices" },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const path = event.notification.data?.path ?? "/me/notices";
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((open) => {
      const here = open.find((one) => new URL(one.url).pathname === path);
      return here ? here.focus() : self.clients.openWindow(path);
    }),
  );
});
