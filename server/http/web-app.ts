import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/**
 * Scripts, fonts and connections are our own. Styles may stand in elements: the drawing tools write
 * them there. Drawings and photos come as data and blobs.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Names under `assets/` hold the hash of what is in them. */
const A_YEAR = '1y';

/**
 * The web app in `folder`, as it was built. Every address that a browser opens and that is no file
 * is a place in the app, which finds it by itself.
 */
export function webApp(folder: string): Router {
  const router = Router();
  const assets = { immutable: true, maxAge: A_YEAR, index: false } as const;
  router.use('/assets', express.static(path.join(folder, 'assets'), assets));
  router.use(express.static(folder, { index: false, maxAge: 0, dotfiles: 'ignore' }));
  router.get('/{*place}', placeIn(folder));
  return router;
}

const placeIn =
  (folder: string): RequestHandler =>
  (req, res, next) => {
    if (req.path.startsWith('/assets/') || req.accepts('html') === false) return next();
    res.setHeader('Content-Security-Policy', POLICY);
    res.setHeader('Cache-Control', 'no-cache');
    // With its root apart: of a whole path, a folder that begins with a dot would be refused.
    res.sendFile('index.html', { root: folder });
  };
