using System.Text.Json;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>One business: what of it is live, what it has chosen, and who owns its loop.</summary>
internal sealed class Seller
{
    public SellerId Id { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Since when nothing of it is read or written; null: it runs.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Raised by each owner that takes the seller over; every write of a loop checks it.</summary>
    public long Epoch { get; set; }
    public string? Owner { get; set; }
    public DateTimeOffset? OwnedSince { get; set; }

    /// <summary>Counts what was written for the seller by others than its own loop: pages, commands, the API.</summary>
    public long OutsideWrites { get; set; }

    /// <summary>Read with the seller, always.</summary>
    public List<ModuleLive> Modules { get; init; } = [];

    /// <summary>Read with the seller, always.</summary>
    public List<SellerSetting> Settings { get; init; } = [];

    /// <summary>Since when the module writes; null while it only observes.</summary>
    public DateTimeOffset? LiveSince(Module module) => Modules.Find(m => m.Module == module)?.Since;

    /// <summary>
    /// Whether the module writes. In the transaction that marks something as sent ask <see cref="ModuleSwitch"/> instead.
    /// </summary>
    public bool Writes(Module module) => LiveSince(module) is not null;

    /// <summary>Whether the module writes for a chosen few only, once it writes.</summary>
    public bool OnlyChosen(Module module) => Modules.Find(m => m.Module == module) is { OnlyChosen: true };

    /// <summary>The module's row, to be changed; made where there is none yet.</summary>
    public ModuleLive Of(Module module)
    {
        if (Modules.Find(m => m.Module == module) is { } known) return known;
        var row = new ModuleLive { SellerId = Id, Module = module };
        Modules.Add(row);
        return row;
    }

    /// <summary>What was chosen; what a new seller has where nothing was.</summary>
    public T Get<T>()
        where T : class, ISettings<T> =>
        Settings.Find(s => s.Name == T.Name) is { } row ? JsonSerializer.Deserialize<T>(row.Json)! : T.Usual;

    /// <summary>Puts it in the place of what was chosen.</summary>
    /// <returns>Whether that differs.</returns>
    public bool Set<T>(T settings)
        where T : class, ISettings<T>
    {
        var json = JsonSerializer.Serialize(settings);
        if (json == JsonSerializer.Serialize(Get<T>())) return false;
        if (Settings.Find(s => s.Name == T.Name) is { } row) row.Json = json;
        else Settings.Add(new SellerSetting { SellerId = Id, Name = T.Name, Json = json });
        return true;
    }
}
