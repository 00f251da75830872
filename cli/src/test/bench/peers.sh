#!/usr/bin/env bash
# Measures other engines with the small programs of ../shared/peers, one line each:
#   NAME|what is safe when a step returns|ms of a step alone|steps/s with 16 chains at once
# Arguments: folder with the programs, folder to work in. PGURL, PGUSER, PGPASSWORD: an empty PostgreSQL database for DBOS.
# Needs mvn, python3 with pip, npm and redis-server (Debian's package is installed when root); says what is missing.
set -euo pipefail
programs=$1
work=$2
mkdir -p "$work"
cd "$work"

middle() { tr -d '[]' | tr ',' '\n' | tr -d " '" | sort -g | sed -n 2p; }
after() { sed -nE "s|^$1[^[]*(\[.*\])\$|\1|p" "$2" | tail -n 1; }

dbos() {
  cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>peer</groupId><artifactId>peer</artifactId><version>1</version>
<dependencies><dependency><groupId>dev.dbos</groupId><artifactId>transact</artifactId><version>1.1.0-m6</version></dependency></dependencies></project>
XML
  mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=dbos.jars >dbos.log 2>&1
  sed -e "s#jdbc:postgresql://127.0.0.1:5432/b3#$PGURL#" -e "s#\"postgres\"#\"$PGUSER\"#" -e "s#\"x\"#\"$PGPASSWORD\"#" \
    "$programs/DbosJava.java" >DbosJava.java
  "$JAVA_HOME/bin/java" -cp "$(<dbos.jars)" DbosJava.java >dbos.out 2>>dbos.log
  echo "DBOS Transact Java 1.1.0-m6, PostgreSQL|row, fsync|$(after 'step ms alone' dbos.out | middle)|$(after '16 steps/s' dbos.out | middle)"
}

langgraph() {
  python3 -m venv langgraph >langgraph.log
  langgraph/bin/pip install -q langgraph langgraph-checkpoint-sqlite >>langgraph.log 2>&1
  langgraph/bin/python "$programs/lg.py" >langgraph.out 2>>langgraph.log
  sed -n '/^sqlite FULL/,$p' langgraph.out >full.out
  echo "LangGraph, SqliteSaver WAL FULL, durability=sync|checkpoint, fsync|$(after 'sqlite FULL step ms alone' full.out | middle)|$(sed -nE 's#^16 at once steps/s \[([0-9]+)\]#\1#p' full.out)"
}

bullmq() {
  command -v redis-server >/dev/null || { [ "$(id -u)" = 0 ] && apt-get update -qq >/dev/null && apt-get install -qq -y --no-install-recommends redis-server >/dev/null; }
  echo '{"private":true}' >package.json
  npm install --silent --no-audit --no-fund bullmq@6.7.0 ioredis >bullmq.log 2>&1
  cp "$programs/bull.js" bull.cjs
  redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --save '' --appendonly yes --appendfsync always --dir "$work" >redis.log &
  local redis=$!
  sleep 1
  node bull.cjs "$REDIS_PORT" >bullmq.out 2>>bullmq.log || { kill $redis; return 1; }
  kill $redis
  wait $redis 2>/dev/null || true
  local alone rate
  alone=$(sed -nE 's/^step ms alone[^[]*\[(.*)\]$/\1/p' bullmq.out | middle)
  rate=$(sed -nE 's/^16 steps.* (\[\[.*)$/\1/p' bullmq.out | grep -oE '\[+[0-9]+' | tr -d '[' | sort -g | sed -n 2p)
  echo "BullMQ 6.7.0, Redis, appendfsync always|command log, fsync|$alone|$rate"
}

# Each peer in a process of its own, which ends at its first fault; a function called in a condition would go on.
if [ $# -ge 3 ]; then
  "$3"
  exit
fi
for peer in dbos langgraph bullmq; do
  "$0" "$programs" "$work" "$peer" || echo "$peer|not measured: $(tail -qn 1 "$peer.log" 2>/dev/null || echo 'no log')||"
done
