using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>A module that a seller lets write, or once did. No row: it has only ever observed.</summary>
internal sealed class ModuleLive
{
    public SellerId SellerId { get; set; }
    public Module Module { get; set; }

    /// <summary>Since when it writes; null: it observes again.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>
    /// It writes for what was chosen only; remembered while it observes, so that going live again never widens it.
    /// </summary>
    public bool OnlyChosen { get; set; }
}
