import chatAsk from "../../../../protocol/nodes/chat.ask.json" with { type: "json" };
import dataSet from "../../../../protocol/nodes/data.set.json" with { type: "json" };
import dataTransform from "../../../../protocol/nodes/data.transform.json" with { type: "json" };
import fileEdit from "../../../../protocol/nodes/file.edit.json" with { type: "json" };
import fileList from "../../../../protocol/nodes/file.list.json" with { type: "json" };
import fileMove from "../../../../protocol/nodes/file.move.json" with { type: "json" };
import fileRead from "../../../../protocol/nodes/file.read.json" with { type: "json" };
import fileRemove from "../../../../protocol/nodes/file.remove.json" with { type: "json" };
import fileSearch from "../../../../protocol/nodes/file.search.json" with { type: "json" };
import fileWrite from "../../../../protocol/nodes/file.write.json" with { type: "json" };
import flowCall from "../../../../protocol/nodes/flow.call.json" with { type: "json" };
import flowFail from "../../../../protocol/nodes/flow.fail.json" with { type: "json" };
import flowForEach from "../../../../protocol/nodes/flow.for_each.json" with { type: "json" };
import flowGroup from "../../../../protocol/nodes/flow.group.json" with { type: "json" };
import flowIf from "../../../../protocol/nodes/flow.if.json" with { type: "json" };
import flowLoop from "../../../../protocol/nodes/flow.loop.json" with { type: "json" };
import flowSwitch from "../../../../protocol/nodes/flow.switch.json" with { type: "json" };
import httpRequest from "../../../../protocol/nodes/http.request.json" with { type: "json" };
import logNote from "../../../../protocol/nodes/log.note.json" with { type: "json" };
import timeWait from "../../../../protocol/nodes/time.wait.json" with { type: "json" };
import { type NodeType, type NodeTypes, nodeTypes } from "./node-types.ts";

const ALL = [
  dataSet,
  dataTransform,
  flowIf,
  flowSwitch,
  flowForEach,
  flowLoop,
  flowGroup,
  flowCall,
  flowFail,
  timeWait,
  chatAsk,
  httpRequest,
  fileRead,
  fileWrite,
  fileEdit,
  fileList,
  fileSearch,
  fileMove,
  fileRemove,
  logNote,
];

/** The node types every service has, in the order of the palette: the data in protocol/nodes, which its check uses too. */
export const BUILT_IN_TYPES: NodeTypes = nodeTypes(ALL as unknown as readonly NodeType[]);
