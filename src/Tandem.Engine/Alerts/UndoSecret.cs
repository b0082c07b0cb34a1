using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>Changes of where alerts go are not undone: their notes keep no password and no address that is one.</summary>
internal sealed class UndoSecret<T> : IUndo
    where T : class, ISettings<T>
{
    private static readonly Reason Why = Reason.Of("setting.no-undo-alerts");

    public string Setting => T.Name;

    public Reason? Objection(Reason note) => Why;

    public Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        Task.FromResult<Reason?>(Why);
}
