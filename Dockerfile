# docker build -t apivintage . && docker run --rm -u "$(id -u)" -v "$PWD:/work" apivintage generate

FROM node:24-alpine AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm pack --ignore-scripts --silent && mv apivintage-*.tgz /apivintage.tgz

FROM node:24-alpine
COPY --from=build /apivintage.tgz /tmp/apivintage.tgz
RUN npm install --global --ignore-scripts --no-audit --no-fund /tmp/apivintage.tgz \
  && npm cache clean --force
# The user that the image of Node comes with; `docker run -u` names the owner of what is mounted.
USER node
WORKDIR /work
ENTRYPOINT ["apivintage"]
CMD ["--help"]
