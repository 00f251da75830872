import "@xyflow/react/dist/style.css";
import {
  Background,
  Controls,
  type Edge,
  MiniMap,
  type Node,
  ReactFlow,
  ReactFlowProvider,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from "@xyflow/react";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";

/** React Flow with its usual parts, all nodes at once, and a field for the label of one. */
function Plain() {
  const [nodes, setNodes, onNodesChange] = useNodesState<Node>([]);
  const [edges, setEdges, onEdgesChange] = useEdgesState<Edge>([]);
  const { fitView, zoomTo } = useReactFlow();
  useEffect(() => {
    void fetch("/flow.json").then(async (answer) => {
      const flow = (await answer.json()) as { nodes: Node[]; edges: Edge[] };
      setNodes(flow.nodes);
      setEdges(flow.edges);
    });
  }, [setNodes, setEdges]);
  const last = nodes.at(-1);
  return (
    <>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        minZoom={0.01}
        panOnScroll
        fitView
      >
        <MiniMap />
        <Controls />
        <Background />
      </ReactFlow>
      <div style={{ position: "fixed", top: 0, left: 0, zIndex: 9 }}>
        <button type="button" onClick={() => void fitView()}>
          Fit
        </button>
        <button type="button" onClick={() => void zoomTo(1)}>
          Full
        </button>
        <input
          aria-label="Label"
          value={String(last?.data.label ?? "")}
          onChange={(event) => {
            const label = event.currentTarget.value;
            setNodes((all) => all.map((node) => (node.id === last?.id ? { ...node, data: { label } } : node)));
          }}
        />
      </div>
    </>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <ReactFlowProvider>
      <Plain />
    </ReactFlowProvider>,
  );
}
