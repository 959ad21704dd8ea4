# Fettle in a container: read-only root, one volume, nobody's user. Not run where it was written (no container engine
# there); the jlink and cache steps were run by hand.
#
#   docker build -t fettle .
#   docker run --read-only --tmpfs /tmp -p 8080:8080 -p 2525:2525 -v fettle:/data fettle
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mkdir -p /opt/fettle/bin && \
    bin/fettle --version && \
    cp bin/fettle bin/java-home /opt/fettle/bin/ && cp server/target/fettle.jar LICENSE /opt/fettle/ && \
    jlink --output /opt/fettle/java --compress zip-6 --no-header-files --no-man-pages --add-modules \
    "$(jdeps --print-module-deps --ignore-missing-deps --multi-release 25 /opt/fettle/fettle.jar),java.logging,java.naming,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs"
# The start-up cache fits exactly this jar and this Java, and leaves the stage together with them, in one layer.
RUN JAVA_HOME=/opt/fettle/java /opt/fettle/bin/fettle aot

FROM debian:stable-slim
COPY --from=build /opt/fettle /opt/fettle
RUN install -d -o 10001 -g 10001 -m 0700 /data
ENV JAVA_HOME=/opt/fettle/java
USER 10001:10001
VOLUME /data
EXPOSE 8080 2525
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["/opt/fettle/bin/fettle", "health"]
ENTRYPOINT ["/opt/fettle/bin/fettle"]
CMD ["serve", "--bind", "0.0.0.0", "--data", "/data"]
