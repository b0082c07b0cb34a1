using Tandem.Bench;

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
        default:
            Console.Error.WriteLine($"There is no benchmark \"{name}\": choose from match, import and memory.");
            return 2;
    }
}

return 0;
