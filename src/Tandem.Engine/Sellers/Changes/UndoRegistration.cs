using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers.Changes;

/// <summary>Registers how a feature undoes changes of its settings.</summary>
internal static class UndoRegistration
{
    /// <summary>How changes of these settings are undone: by their owner's own way to change them.</summary>
    public static IServiceCollection Undo<TOwner, T>(
        this IServiceCollection services, Func<TOwner, Func<TandemDb, SellerId, T, CancellationToken, Task>> change)
        where TOwner : notnull
        where T : class, ISettings<T> =>
        services.AddSingleton<IUndo>(provider => new UndoSettings<T>(change(provider.GetRequiredService<TOwner>())));

    /// <summary>Settings that hold a secret are not put back.</summary>
    /// <param name="why">The reason that says so.</param>
    public static IServiceCollection UndoSecret<T>(this IServiceCollection services, string why)
        where T : class, ISettings<T> => services.AddSingleton<IUndo>(new UndoSecret<T>(Reason.Of(why)));
}
