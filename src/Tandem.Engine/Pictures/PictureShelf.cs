using System.Security.Cryptography;
using System.Text;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pictures;

/// <summary>
/// Pictures on this machine's disk: for a month, and up to a size. That there is none is kept too, for an hour. A disk that is
/// full or closed keeps nothing, and stops nothing.
/// </summary>
internal sealed class PictureShelf(PictureOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Keeps = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeepsNone = TimeSpan.FromHours(1);
    private readonly Lock _tidying = new();
    private long? _size;

    /// <summary>Of one shop alone: another's is asked itself, for it may have the same name for another thing.</summary>
    public static string NameOf(ShopId shop, string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{shop.Value:N} {address}")).AsSpan(0, 16));

    /// <returns>Null: nothing is known of it; empty: there is none.</returns>
    public async Task<byte[]?> Find(string name, CancellationToken ct)
    {
        if (PathOf(name) is not { } path) return null;
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || clock.GetUtcNow() - file.LastWriteTimeUtc > (file.Length == 0 ? KeepsNone : Keeps)) return null;
            return await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps it, in the place of what is there.</summary>
    /// <param name="file">Empty: there is none.</param>
    public async Task Put(string name, byte[] file, CancellationToken ct)
    {
        if (PathOf(name) is not { } path) return;
        try
        {
            PrivateFiles.MakeFolder(options.Folder!);
            var made = $"{path}.{Guid.NewGuid():N}";
            await using (var stream = new FileStream(made, PrivateFiles.Options(FileOptions.Asynchronous)))
                await stream.WriteAsync(file, ct);
            File.SetLastWriteTimeUtc(made, clock.GetUtcNow().UtcDateTime);
            File.Move(made, path, overwrite: true);
            Tidy(file.Length);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            // What cannot be kept is fetched again.
        }
    }

    private string? PathOf(string name) => options.Folder is { } folder ? Path.Combine(folder, name) : null;

    /// <summary>The oldest go, until there is room for a while.</summary>
    private void Tidy(long added)
    {
        lock (_tidying)
        {
            if (_size is not null && (_size += added) <= options.Most) return;
            var files = new DirectoryInfo(options.Folder!).GetFiles().OrderBy(f => f.LastWriteTimeUtc).ToList();
            var size = files.Sum(f => f.Length);
            if (size > options.Most)
            {
                foreach (var file in files.TakeWhile(_ => size > options.Most / 4 * 3))
                {
                    size -= file.Length;
                    file.Delete();
                }
            }

            _size = size;
        }
    }
}
