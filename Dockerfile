# Builds the service in one stage and ships only what runs in the other: no compiler, no tests, no root.
#   docker build -t nhacviec .
#   docker run -d --name nhacviec -p 127.0.0.1:8080:8080 -v nhacviec:/data nhacviec

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No package's script has anything to do on this platform; the build is our own, below.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
# The build also makes the embedded store that every new installation starts from.
COPY migrations ./migrations
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DATA_DIR=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY bin ./bin
COPY migrations ./migrations
COPY locales ./locales
COPY catalogues ./catalogues
COPY public ./public
COPY --from=build /app/dist ./dist
# `docker exec nhacviec nhacviec status`; and the folder of the embedded store, which the service may write.
RUN ln -s /app/bin/nhacviec.js /usr/local/bin/nhacviec && mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
# By node itself: the image has no curl.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Started by node, not npm, so that SIGTERM reaches it.
CMD ["node", "dist/main.js"]
