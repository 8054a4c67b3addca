"""One-to-all shortest paths on a grid by a peer: prints CPU milliseconds of the search alone, one line a run."""
import sys, time
import numpy as np

library, path, vertices, runs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
data = np.fromfile(path, dtype=np.int32).reshape(3, -1)
tail, head, weight = data[0], data[1], data[2].astype(np.float64)

if library == "graph-tool":
    import graph_tool.all as gt
    g = gt.Graph(directed=True)
    g.add_vertex(vertices)
    g.add_edge_list(np.column_stack([tail, head]))
    w = g.new_edge_property("double")
    w.a = weight
    def search():
        return gt.shortest_distance(g, source=g.vertex(0), weights=w).a.sum()
else:
    import igraph
    g = igraph.Graph(n=vertices, edges=np.column_stack([tail, head]), directed=True)
    w = weight.tolist()
    def search():
        return sum(g.distances(source=[0], weights=w)[0])

check = search()
for _ in range(runs):
    start = time.process_time()
    search()
    print((time.process_time() - start) * 1000)
print("sum", check)
