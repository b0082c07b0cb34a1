using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers.Changes;

/// <summary>Changes of settings with a secret in them are not undone: their notes keep none of it.</summary>
/// <param name="why">What a person is told instead.</param>
internal sealed class UndoSecret<T>(Reason why) : IUndo
    where T : class, ISettings<T>
{
    public string Setting => T.Name;

    public Reason? Objection(Reason note) => why;

    public Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        Task.FromResult<Reason?>(why);
}
