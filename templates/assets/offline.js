// Where the journal cannot be reached, a page of its own says so. Only that page and its looks are kept.
'use strict';
const shelf = 'offline', page = '/offline';

async function keep() {
  const answer = await fetch(page, {credentials: 'omit'}); // nobody's name is on the page that is kept
  const looks = (await answer.clone().text()).match(/\/assets\/[\w.]+\.css/g);
  const kept = await caches.open(shelf);
  await kept.put(page, answer);
  await kept.addAll(looks);
}

const kept = what => caches.match(what, {ignoreVary: true}).then(found => found || Response.error());

self.addEventListener('install', event => event.waitUntil(keep()));
self.addEventListener('fetch', event => {
  const {request} = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(page)));
  else if (request.destination === 'style') event.respondWith(fetch(request).catch(() => kept(request)));
});
