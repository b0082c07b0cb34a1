using Tandem.Bench;
using Tandem.Bench.Oversell;

string[] chosen = args.Length == 0 ? ["match", "import", "memory"] : args;
foreach (var name in chosen)
{
    switch (name)
    {
        case "match":
            await MatchAndDecide.Run();
            break;
        case "import":
            await ImportRatio.Run();
            break;
        case "memory":
            await MemoryAtRest.Run();
            break;
        case "propagation":
            await Propagation.Run();
            break;
        case "first":
            await FirstSync.Run();
            break;
        case "burst":
            await Burst.Run();
            break;
        case "preview":
            await Preview.Run();
            break;
        case "oversell":
            await OversellExperiment.Run();
            break;
        default:
            Console.Error.WriteLine(
                $"There is no benchmark \"{name}\": choose from match, import, memory, propagation, first, burst, preview and "
                    + $"oversell.");
            return 2;
    }
}

return 0;
