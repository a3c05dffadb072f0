/** How the pages are built (web/dist) and served while developing (with /api passed on to the server). */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // web/public is a room like the others, not a folder of files to serve as they are.
  publicDir: false,
  // JSX needs no plugin: Vite reads tsconfig.json's jsxImportSource; only its first look for packages does not.
  optimizeDeps: { rolldownOptions: { transform: { jsx: { importSource: 'preact' } } } },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: false, target: 'baseline-widely-available' },
  server: {
    host: true,
    port: 3001,
    strictPort: true,
    // The Host header stays as the browser sent it, so that the server's same-origin check holds here too.
    // With the slash: /api.ts is a file of the pages.
    proxy: { '/api/': { target: `http://127.0.0.1:${process.env.PORT || 3000}`, changeOrigin: false } },
  },
})
