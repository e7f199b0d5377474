// What the library's operations cost.
//
//     dotnet run -c Release --project tests/benchmarks -- quick                          every operation, about a minute
//     dotnet run -c Release --project tests/benchmarks -- quick gauss_s9_convolve_fft    some of them, by id
//     dotnet run -c Release --project tests/benchmarks -- --filter '*Gauss*'             BenchmarkDotNet, with allocations
//     dotnet run -c Release --project tests/benchmarks -- inputs FOLDER                  writes the images, for other tools
//
// "quick" prints best wall and CPU seconds of 5 runs, and a floor: the bytes that must be moved / the bandwidth of a copy on one thread.
// An id is that of the same operation in other tools. Seconds of different machines, or of a busy one, say nothing: run the other
// tool in the same minutes, by turns, and compare CPU seconds as a ratio. What other tools were asked to do stands above the operations.
using BenchmarkDotNet.Running;
using HstNotebooks.Benchmarks;

if (args is ["quick", .. var ids]) Quick.Run(ids);
else if (args is ["inputs", var folder]) Inputs.Write(folder);
else BenchmarkSwitcher.FromAssembly(typeof(Operations).Assembly).Run(args);
